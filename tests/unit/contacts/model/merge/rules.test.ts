import type { ConflictRule, FieldRule } from '../../../../../server/src/contacts/model/merge/merge';
import {
  aConsent,
  aContact,
  agreed,
  aLink,
  aSnapshot,
  at,
  atMs,
  someSettings,
} from '../../../../helpers/builders/contact-records';
import { anEngine } from '../../../../helpers/builders/engine';

/** Anna's town is Basel on both sides; then things happen under a rule. */
function under(rule: Partial<FieldRule>) {
  const contact = aContact({ fields: { town: 'Basel' } });
  return anEngine(
    { contacts: [contact], links: [aLink({ observations: agreed(contact.fields) })] },
    someSettings({ rules: { town: rule } }),
  );
}

type Engine = ReturnType<typeof under>;

const townOf = (engine: Engine) => engine.contact().fields.town;
/** What S-360 would be sent now. */
async function sent(engine: Engine) {
  const begun = await engine.begin();
  return begun.kind === 'send' ? begun.sending.values.town : begun.kind;
}

const RULES: readonly ConflictRule[] = ['s360', 'crm', 'newest', 'manual', 'never'];

describe('S-360 alone changed the field', () => {
  it.each([
    ['s360', 'Bern'],
    ['crm', 'Bern'],
    ['newest', 'Bern'],
    ['manual', 'Bern'],
    ['never', 'Basel'],
  ] as const)('under the rule %s: the contact has %s', async (conflict, town) => {
    for (const blank of ['keep', 'empty'] as const) {
      const engine = under({ conflict, blank });
      await engine.deliver([aSnapshot({ town: 'Bern' })]);
      expect(townOf(engine)).toBe(town);
      expect(await sent(engine)).toBe('nothing');
      expect(engine.tables().conflicts).toEqual([]);
    }
  });

  it.each([
    ['s360', 'keep', 'Basel'],
    ['s360', 'empty', null],
    ['crm', 'keep', 'Basel'],
    ['crm', 'empty', null],
    ['newest', 'keep', 'Basel'],
    ['newest', 'empty', null],
    ['manual', 'keep', 'Basel'],
    ['manual', 'empty', null],
    ['never', 'keep', 'Basel'],
    ['never', 'empty', 'Basel'],
  ] as const)('to a blank, under %s and %s: the contact has %s', async (conflict, blank, town) => {
    const engine = under({ conflict, blank });
    await engine.deliver([aSnapshot({ town: null })]);
    expect(townOf(engine)).toBe(town);
    expect(await sent(engine)).toBe('nothing');
  });

  it.each(RULES.flatMap((conflict) => ['UNDEFINED', 'Unknown', '-'].map((no) => [conflict, no])))(
    'to a placeholder, under %s: %s overwrites nothing, whatever the blank rule',
    async (conflict, placeholder) => {
      for (const blank of ['keep', 'empty'] as const) {
        const engine = under({ conflict: conflict as ConflictRule, blank });
        await engine.deliver([aSnapshot({ town: placeholder ?? null })]);
        expect(townOf(engine)).toBe('Basel');
        expect(await sent(engine)).toBe('nothing');
      }
    },
  );
});

describe('both sides changed the field, to different values', () => {
  it.each([
    ['s360', 'Bern', 'nothing', 'remote'],
    ['crm', 'Chur', 'Chur', 'local'],
    ['manual', 'Chur', 'nothing', 'held'],
  ] as const)(
    'under the rule %s: the contact has %s, S-360 is sent %s',
    async (conflict, town, isSent, outcome) => {
      for (const blank of ['keep', 'empty'] as const) {
        const engine = under({ conflict, blank });
        await engine.edit('anna', { town: 'Chur' }, -1000);
        await engine.deliver([aSnapshot({ town: 'Bern' })]);
        expect(townOf(engine)).toBe(town);
        expect(await sent(engine)).toBe(isSent);
        expect(engine.tables().conflicts).toMatchObject([
          { baseValue: 'Basel', localValue: 'Chur', remoteValue: 'Bern', rule: conflict, outcome },
        ]);
      }
    },
  );

  it.each([
    ['before S-360 did', -1000, 'Bern', 'nothing'],
    ['after S-360 did', 1000, 'Chur', 'Chur'],
  ] as const)(
    'under the rule newest, the CRM %s (%d ms): the contact then has %s',
    async (_when, editedAtMs, town, isSent) => {
      const engine = under({ conflict: 'newest' });
      await engine.edit('anna', { town: 'Chur' }, editedAtMs);
      await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
      expect(townOf(engine)).toBe(town);
      expect(await sent(engine)).toBe(isSent);
      expect(engine.tables().conflicts).toMatchObject([
        { localChangedAt: at(editedAtMs), remoteChangedAt: at(0), rule: 'newest' },
      ]);
    },
  );

  it("newest goes by the field's own last change, not by that of another field", async () => {
    const engine = under({ conflict: 'newest' });
    await engine.edit('anna', { town: 'Chur' }, -1000);
    await engine.edit('anna', { lastName: 'Frei' }, 1000);
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(townOf(engine)).toBe('Bern');
  });

  it('newest lets S-360 win where the history of the edit was forgotten', async () => {
    const engine = under({ conflict: 'newest' });
    await engine.edit('anna', { town: 'Chur' }, 1000);
    engine.store.forgetHistory();
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(townOf(engine)).toBe('Bern');
    expect(engine.tables().conflicts).toMatchObject([{ localChangedAt: null, outcome: 'remote' }]);
  });

  it.each(RULES)(
    'under the rule %s a blank that may not empty is no conflict',
    async (conflict) => {
      const engine = under({ conflict, blank: 'keep' });
      await engine.edit('anna', { town: 'Chur' }, -1000);
      await engine.deliver([aSnapshot({ town: null })]);
      expect(townOf(engine)).toBe('Chur');
      expect(await sent(engine)).toBe(conflict === 'never' ? 'nothing' : 'Chur');
      expect(engine.tables().conflicts).toEqual([]);
    },
  );

  it.each([
    ['s360', null, 'nothing', 'remote'],
    ['crm', 'Chur', 'Chur', 'local'],
    ['newest', null, 'nothing', 'remote'],
    ['manual', 'Chur', 'nothing', 'held'],
  ] as const)(
    'under the rule %s a blank that may empty is a conflict: the contact has %s',
    async (conflict, town, isSent, outcome) => {
      const engine = under({ conflict, blank: 'empty' });
      await engine.edit('anna', { town: 'Chur' }, -1000);
      await engine.deliver([aSnapshot({ town: null })]);
      expect(townOf(engine)).toBe(town);
      expect(await sent(engine)).toBe(isSent);
      expect(engine.tables().conflicts).toMatchObject([{ remoteValue: null, outcome }]);
    },
  );

  it.each(RULES)('under the rule %s an emptied field is no placeholder', async (conflict) => {
    const engine = under({ conflict, blank: 'empty' });
    await engine.edit('anna', { town: null }, -1000);
    await engine.deliver([aSnapshot({ town: 'UNKNOWN' })]);
    expect(townOf(engine)).toBeNull();
    expect(engine.tables().conflicts).toEqual([]);
  });
});

describe('a field that is held', () => {
  const held = async () => {
    const engine = under({ conflict: 'manual' });
    await engine.edit('anna', { town: 'Chur' }, -1000);
    await engine.deliver([aSnapshot({ town: 'Bern' })]);
    return engine;
  };

  it('is recorded once, however often the same value comes', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(1000) })], 1000);
    await engine.pulled(aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(1000) }), 2000);
    expect(engine.tables().conflicts).toHaveLength(1);
    expect(engine.link()).toMatchObject({ state: 'conflict' });
  });

  it('is recorded anew with the other value that S-360 then shows', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Zug' }, { modifiedAtMs: atMs(1000) })], 1000);
    expect(engine.tables().conflicts).toMatchObject([
      { remoteValue: 'Bern', outcome: 'held' },
      { remoteValue: 'Zug', outcome: 'held' },
    ]);
    expect(townOf(engine)).toBe('Chur');
  });

  it('stays held when the CRM changes again', async () => {
    const engine = await held();
    await engine.edit('anna', { town: 'Genf' }, 1000);
    expect(await sent(engine)).toBe('nothing');
  });

  it('lets the other fields go their way', async () => {
    const engine = await held();
    await engine.edit('anna', { lastName: 'Frei' }, 1000);
    expect((await engine.beginCall()).sending.values).not.toHaveProperty('town');
    expect(engine.link().sending?.values).toMatchObject({ lastName: 'Frei' });
  });

  it('ends when S-360 comes to the value of the CRM', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Chur' }, { modifiedAtMs: atMs(1000) })], 1000);
    expect(engine.link().observations.town).toMatchObject({ base: 'Chur', remote: 'Chur' });
    expect(engine.link().observations.town?.held).toBeUndefined();
  });

  it('ends when the CRM comes to the value of S-360', async () => {
    const engine = await held();
    await engine.edit('anna', { town: 'Bern' }, 1000);
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link().observations.town).toMatchObject({ base: 'Bern', remote: 'Bern' });
    expect(engine.link().observations.town?.held).toBeUndefined();
  });
});

describe('a conflict of consents', () => {
  const asked = (allowed: boolean) =>
    anEngine({
      contacts: [aContact()],
      links: [aLink()],
      consents: [
        aConsent({ allowed, source: 'crm', changedByUser: 'admin:1', changedAt: at(-1000) }),
      ],
    });

  it.each([
    ["S-360's refusal", true, false, 'remote'],
    ["the CRM's refusal", false, true, 'local'],
  ] as const)('ends in %s and is recorded', async (_what, local, remote, outcome) => {
    const engine = asked(local);
    await engine.deliver([aSnapshot({}, { consents: { NEWS: remote } })]);
    expect(engine.tables().consents).toMatchObject([{ allowed: false }]);
    expect(engine.tables().conflicts).toEqual([
      {
        institution: 'myvenue',
        contactDocumentId: 'anna',
        field: 'consent:NEWS',
        baseValue: null,
        localValue: local ? 'allowed' : 'refused',
        remoteValue: remote ? 'allowed' : 'refused',
        localChangedAt: at(-1000),
        remoteChangedAt: at(0),
        rule: 'restrictive',
        outcome,
        recordedAt: at(0),
      },
    ]);
  });

  it('is recorded once', async () => {
    const engine = asked(false);
    for (const ms of [0, 1000]) {
      const snapshot = aSnapshot({}, { consents: { NEWS: true }, modifiedAtMs: atMs(ms) });
      await engine.deliver([snapshot], ms);
    }
    expect(engine.tables().conflicts).toHaveLength(1);
  });
});
