import { aSnapshot, at, atMs } from '../../../helpers/builders/contact-records';
import { deliver, inConflict, sends, sent, townOf } from './conflicting';
import type { Engine } from './conflicting';

describe('a field with an open conflict', () => {
  it('that is decided for the CRM is sent to S-360 as an edit', async () => {
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

  it('that is decided for S-360 is written to the contact and sent to the other institutions', async () => {
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

  it('that is decided for the CRM sends the current value of the CRM', async () => {
    const engine = await inConflict('manual');
    await engine.edit('anna', { town: 'Genf' }, 500);
    await engine.decide(1, 'crm', { ms: 1000 });
    expect(await sent(engine)).toEqual({ town: 'Genf' });
    expect(engine.tables().conflicts).toMatchObject([{ localValue: 'Genf' }]);
  });

  it.each(['crm', 's360'] as const)(
    'cannot be decided for %s when the CRM has another value than the user saw',
    async (side) => {
      const engine = await inConflict('manual');
      await engine.edit('anna', { town: 'Genf' }, 500);
      await expect(engine.decide(1, side, { ms: 1000, seenInCrm: 'Chur' })).rejects.toThrow(
        'town was changed since: the CRM now has "Genf".',
      );
      expect(townOf(engine)).toBe('Genf');
      expect(engine.tables().conflicts[0]).not.toHaveProperty('decision');
      await engine.decide(1, side, { ms: 1000, seenInCrm: ' Genf' });
      expect(engine.tables().conflicts).toMatchObject([{ decision: side, localValue: 'Genf' }]);
    },
  );

  it.each(['crm', 's360'] as const)(
    'that is decided for %s is sent even while a bulk job puts the link on hold',
    async (side) => {
      const engine = await inConflict('manual');
      await engine.store.transaction(async (transaction) => {
        const links = await transaction.lockLinks([11, 12]);
        const held = { state: 'pending', lane: 'bulk', bulkJobId: 7 } as const;
        await transaction.updateLinks(links.map((link) => ({ ...link, ...held })));
      });
      await engine.decide(1, side, { ms: 1000 });
      expect(engine.link()).toMatchObject({ state: 'pending', lane: 'edit', bulkJobId: null });
      // The link to the museum stays unchanged as long as the contact does.
      expect(engine.link(12)).toMatchObject(
        side === 's360' ? { lane: 'edit', bulkJobId: null } : { lane: 'bulk', bulkJobId: 7 },
      );
    },
  );

  it('can be decided the other way afterwards', async () => {
    const engine = await inConflict('manual');
    await engine.decide(1, 'crm', { ms: 1000 });
    await sends(engine, 2000);
    await engine.decide(1, 's360', { ms: 3000 });
    expect(townOf(engine)).toBe('Bern');
    expect(await sent(engine)).toEqual({ town: 'Bern' });
    expect(engine.tables().conflicts).toMatchObject([{ decision: 's360' }]);
  });

  it('cannot be decided on the basis of an older conflict that a new value from S-360 replaced', async () => {
    const engine = await inConflict('manual');
    await deliver(engine, 'Zug', 1000);
    expect(engine.tables().conflicts).toMatchObject([{ decision: 'ended' }, { outcome: 'held' }]);
    await expect(engine.decide(1, 's360')).rejects.toThrow('is over');
    await engine.decide(2, 's360', { ms: 2000 });
    expect(townOf(engine)).toBe('Zug');
  });

  it.each([
    ['S-360 adopts the value of the CRM', (engine: Engine) => deliver(engine, 'Chur', 1000)],
    ['S-360 reverts its change', (engine: Engine) => deliver(engine, 'Basel', 1000)],
    [
      'the CRM adopts the value of S-360',
      async (engine: Engine) => {
        await engine.edit('anna', { town: 'Bern' }, 1000);
        await engine.begin();
      },
    ],
    ['the contact is deleted', (engine: Engine) => engine.remove('anna')],
  ])('no longer needs a decision when %s', async (_what, happen) => {
    const engine = await inConflict('manual');
    await happen(engine);
    expect(engine.tables().conflicts).toMatchObject([{ decision: 'ended' }]);
    await expect(engine.decide(1, 's360')).rejects.toMatchObject({ status: 409 });
  });

  it('stays in conflict while other fields change', async () => {
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

describe('the author of a decision about a conflict', () => {
  it.each([[null], ['api-token:1'], ['users-permissions:1']])('cannot be %s', async (author) => {
    const engine = await inConflict('manual');
    await expect(engine.decide(1, 's360', { author })).rejects.toMatchObject({ status: 409 });
    expect(townOf(engine)).toBe('Chur');
  });

  it('gets an error for a conflict that does not exist', async () => {
    const engine = await inConflict('manual');
    await expect(engine.decide(7, 's360')).rejects.toMatchObject({ status: 404 });
  });
});

describe('a field that alternates between two values', () => {
  it('is in conflict again after one call when S-360 restores its own value after a decision', async () => {
    const engine = await inConflict('s360');
    for (const ms of [60_000, 180_000, 300_000]) {
      await engine.store.transaction(async (transaction) => {
        const [contact] = await transaction.lockContacts(['anna']);
        if (!contact) throw new Error('there is no Anna');
        const changes = { town: 'Basel' };
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
