import {
  aConsent,
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';
import { anEngine } from '../../../helpers/builders/engine';
import type { ConflictRule } from '../../../../server/src/services/contacts/merge/merge';

const CONTACT = aContact({ fields: { town: 'Basel' } });

/** Anna's town was Basel on both sides; the CRM made it Chur and S-360 Bern. A museum knows her too. */
async function inConflict(conflict: ConflictRule) {
  const engine = anEngine(
    {
      contacts: [CONTACT],
      links: [
        aLink({ observations: agreed(CONTACT.fields) }),
        aLink({
          id: 12,
          institution: 'museum',
          contactNumber: '55',
          observations: agreed(CONTACT.fields),
        }),
      ],
    },
    someSettings({ rules: { town: { conflict } } }),
  );
  await engine.edit('anna', { town: 'Chur' }, -1000);
  await engine.deliver([aSnapshot({ town: 'Bern' })]);
  return engine;
}

type Engine = Awaited<ReturnType<typeof inConflict>>;

const townOf = (engine: Engine) => engine.contact().fields.town;

/** What S-360 would be sent now. */
async function sent(engine: Engine) {
  const begun = await engine.begin();
  return begun.kind === 'send' ? begun.sending.values : begun.kind;
}

/** Sends what is to be sent, and S-360 accepts it. */
async function sends(engine: Engine, ms: number) {
  const { sending } = await engine.beginCall({ ms });
  await engine.accept(sending, { ms });
}

const deliver = (engine: Engine, town: string, ms: number) =>
  engine.deliver([aSnapshot({ town }, { modifiedAtMs: atMs(ms) })], ms);

describe('a field that is held', () => {
  it('decided for the CRM is sent to S-360, as an edit', async () => {
    const engine = await inConflict('manual');
    const history = engine.tables().history.length;
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(engine.link()).toMatchObject({ state: 'pending', lane: 'edit' });
    expect(await sent(engine)).toEqual({ town: 'Chur' });
    expect(townOf(engine)).toBe('Chur');
    expect(engine.tables().history).toHaveLength(history);
    expect(engine.tables().conflicts).toMatchObject([
      { outcome: 'held', decision: 'crm', decidedBy: 'admin:2', decidedAt: at(1000) },
    ]);
  });

  it('decided for S-360 is written to the contact, and goes to the other institutions', async () => {
    const engine = await inConflict('manual');
    const before = engine.link(12).markedRevision;
    const changed = await engine.decide(1, 's360', { ms: 1000 });
    expect(changed).toEqual([{ documentId: 'anna', created: false, changedFields: ['town'] }]);
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link()).toMatchObject({ state: 'inSync' });
    expect(engine.link(12)).toMatchObject({ state: 'pending', markedRevision: before + 1 });
    expect(engine.tables().history.at(-1)).toEqual({
      contactDocumentId: 'anna',
      field: 'town',
      oldValue: 'Chur',
      newValue: 'Bern',
      cause: 'decision',
      causedBy: 'admin:2',
      institution: 'myvenue',
      changedAt: at(1000),
    });
  });

  it('decided for the CRM sends the value that the CRM has by now', async () => {
    const engine = await inConflict('manual');
    await engine.edit('anna', { town: 'Genf' }, 500);
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(await sent(engine)).toEqual({ town: 'Genf' });
    expect(engine.tables().conflicts).toMatchObject([{ localValue: 'Genf' }]);
  });

  it('can be decided the other way afterwards', async () => {
    const engine = await inConflict('manual');
    await engine.decide(1, 'crm', { ms: 1000 });
    await sends(engine, 2000);
    await engine.decide(1, 's360', { ms: 3000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toEqual({ town: 'Bern' });
    expect(engine.tables().conflicts).toMatchObject([{ decision: 's360' }]);
  });

  it('is not held any more by a conflict that another value of S-360 replaced', async () => {
    const engine = await inConflict('manual');
    await deliver(engine, 'Zug', 1000);
    expect(engine.tables().conflicts).toMatchObject([{ decision: 'ended' }, { outcome: 'held' }]);
    await expect(engine.decide(1, 's360')).rejects.toThrow('has ended by itself');
    await engine.decide(2, 's360', { ms: 2000 });
    expect(townOf(engine)).toBe('Zug');
  });

  it.each([
    ['S-360 comes to the value of the CRM', (engine: Engine) => deliver(engine, 'Chur', 1000)],
    ['S-360 takes its change back', (engine: Engine) => deliver(engine, 'Basel', 1000)],
    [
      'the CRM comes to the value of S-360',
      async (engine: Engine) => {
        await engine.edit('anna', { town: 'Bern' }, 1000);
        await engine.begin();
      },
    ],
    ['the contact is deleted', (engine: Engine) => engine.remove('anna')],
  ])('waits for nobody any more when %s', async (_what, happen) => {
    const engine = await inConflict('manual');
    await happen(engine);
    expect(engine.tables().conflicts).toMatchObject([{ decision: 'ended' }]);
    await expect(engine.decide(1, 's360')).rejects.toMatchObject({ status: 409 });
  });

  it('stays open while other fields come and go', async () => {
    const engine = await inConflict('manual');
    await engine.edit('anna', { lastName: 'Frei' }, 1000);
    await sends(engine, 1000);
    await engine.deliver(
      [aSnapshot({ email: 'a@example.com' }, { modifiedAtMs: atMs(9000) })],
      9000,
    );
    expect(engine.tables().conflicts[0]?.decision).toBeUndefined();
  });
});

describe('a conflict that its rule decided', () => {
  it('for S-360 gives the CRM its value back, everywhere', async () => {
    const engine = await inConflict('s360');
    const before = engine.link(12).markedRevision;
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(townOf(engine)).toBe('Chur');
    expect(await sent(engine)).toEqual({ town: 'Chur' });
    expect(engine.link(12)).toMatchObject({ state: 'pending', markedRevision: before + 1 });
    expect(engine.tables().history.at(-1)).toMatchObject({
      field: 'town',
      oldValue: 'Bern',
      newValue: 'Chur',
      cause: 'decision',
    });
  });

  it("for the CRM takes S-360's value, and S-360 is sent it back", async () => {
    const engine = await inConflict('crm');
    await sends(engine, 1000);
    await engine.decide(1, 's360', { ms: 2000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });

  it("for the CRM takes S-360's value without a call where it was not overwritten yet", async () => {
    const engine = await inConflict('crm');
    await engine.decide(1, 's360', { ms: 1000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link()).toMatchObject({ state: 'inSync' });
  });

  it('can go back and forth as often as a person decides', async () => {
    const engine = await inConflict('s360');
    for (const [index, side] of (['crm', 's360', 'crm', 's360'] as const).entries()) {
      await engine.decide(1, side, { ms: 1000 * (index + 1) });
      expect(townOf(engine)).toBe(side === 'crm' ? 'Chur' : 'Bern');
    }
  });

  it('is not decided again for the same side', async () => {
    const engine = await inConflict('s360');
    await expect(engine.decide(1, 's360')).rejects.toThrow('is decided so already');
  });

  it('is left alone when the contact was changed since, and says what it has now', async () => {
    const engine = await inConflict('s360');
    await engine.edit('anna', { town: 'Genf' }, 1000);
    const before = engine.tables();
    await expect(engine.decide(1, 'crm')).rejects.toMatchObject({
      status: 409,
      message: 'town was changed since: the CRM now has "Genf".',
    });
    expect(engine.tables()).toEqual(before);
  });

  it('is left alone when S-360 was changed since', async () => {
    const engine = await inConflict('crm');
    await engine.deliver([aSnapshot({ town: null }, { modifiedAtMs: atMs(1000) })], 1000);
    await engine.edit('anna', { town: 'Chur' }, 2000);
    await expect(engine.decide(1, 's360')).rejects.toThrow('S-360 now has no value');
  });

  it('does not wake what is in doubt, nor end what is being sent', async () => {
    const engine = await inConflict('crm');
    const { sending } = await engine.beginCall({ ms: 1000 });
    await engine.decide(1, 's360', { ms: 1500 });
    expect(engine.link()).toMatchObject({ state: 'sending', sending });
    await engine.accept(sending, { ms: 2000 });
    expect(await sent(engine)).toEqual({ town: 'Bern' });
  });
});

describe('who decides', () => {
  it.each([[null], ['api-token:1'], ['users-permissions:1']])('is not %s', async (author) => {
    const engine = await inConflict('manual');
    await expect(engine.decide(1, 's360', { author })).rejects.toMatchObject({ status: 409 });
    expect(townOf(engine)).toBe('Chur');
  });

  it('decides a conflict that exists', async () => {
    const engine = await inConflict('manual');
    await expect(engine.decide(7, 's360')).rejects.toMatchObject({ status: 404 });
  });
});

describe('a conflict of consents', () => {
  async function refusedInConflict(local: boolean) {
    const consent = aConsent({ allowed: local, source: 'crm', changedByUser: 'admin:1' });
    const engine = anEngine({
      contacts: [CONTACT],
      links: [aLink({ observations: agreed(CONTACT.fields) })],
      consents: [consent],
    });
    await engine.deliver([aSnapshot({}, { consents: { NEWS: !local } })]);
    return engine;
  }

  it("is loosened by a person, recorded with the time: S-360's refusal", async () => {
    const engine = await refusedInConflict(true);
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(engine.tables().consents).toMatchObject([
      { allowed: true, source: 'crm', changedAt: at(1000), changedByUser: 'admin:2' },
    ]);
    expect(await sent(engine)).toEqual({ 'consent:NEWS': 'allowed' });
    expect(engine.tables().history.at(-1)).toMatchObject({
      field: 'consent:NEWS',
      oldValue: 'refused',
      newValue: 'allowed',
      cause: 'decision',
      causedBy: 'admin:2',
      institution: 'myvenue',
    });
  });

  it("is loosened by a person: the CRM's refusal, for S-360's allowance", async () => {
    const engine = await refusedInConflict(false);
    await engine.decide(1, 's360', { ms: 1000 });
    expect(engine.tables().consents).toMatchObject([{ allowed: true, changedByUser: 'admin:2' }]);
    expect(await sent(engine)).toBe('nothing');
  });

  it('is left alone when the consent was changed since', async () => {
    const engine = await refusedInConflict(true);
    const given = aSnapshot({}, { consents: { NEWS: true }, modifiedAtMs: atMs(1000) });
    await engine.deliver([given], 1000);
    await expect(engine.decide(1, 'crm')).rejects.toThrow('it now is allowed');
  });
});

describe('a field that went in circles', () => {
  it('is held again after one call when S-360 puts its own value back', async () => {
    const engine = await inConflict('s360');
    for (const ms of [60_000, 180_000, 300_000]) {
      await engine.store.transaction(async (transaction) => {
        const [contact] = await transaction.lockContacts(['anna']);
        if (!contact) throw new Error('there is no Anna');
        const changes = { town: 'BERN' };
        await transaction.updateContacts([{ contact, changes, updatedAt: at(ms) }]);
        const mark = { contactDocumentIds: ['anna'], exceptInstitution: 'museum', at: at(ms) };
        await transaction.markLinks({ ...mark, lane: 'bulk' });
      });
      await sends(engine, ms);
      await deliver(engine, 'Bern', ms + 60_000);
    }
    expect(engine.tables().conflicts.at(-1)).toMatchObject({ rule: 'alternating' });
    const id = engine.tables().conflicts.length;
    await engine.decide(id, 'crm', { ms: 400_000 });
    await sends(engine, 410_000);
    await deliver(engine, 'Bern', 480_000);
    expect(engine.tables().conflicts.slice(id - 1)).toMatchObject([
      { decision: 'crm' },
      { outcome: 'held', rule: 'alternating' },
    ]);
  });
});
