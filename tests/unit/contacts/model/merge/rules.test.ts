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

/** Anna’s town is Basel on both sides, under the given rule. */
function under(rule: Partial<FieldRule>) {
  const contact = aContact({ fields: { town: 'Basel' } });
  return anEngine(
    { contacts: [contact], links: [aLink({ observations: agreed(contact.fields) })] },
    someSettings({ rules: { town: rule } }),
  );
}

type Engine = ReturnType<typeof under>;

const townOf = (engine: Engine) => engine.contact().fields.town;
/** The values that would be sent to S-360 now. */
async function sent(engine: Engine) {
  const begun = await engine.begin();
  return begun.kind === 'send' ? begun.sending.values.town : begun.kind;
}

const RULES: readonly ConflictRule[] = ['s360', 'crm', 'newest', 'manual', 'never'];

describe('a change in S-360 alone', () => {
  it.each([
    ['s360', 'Bern'],
    ['crm', 'Bern'],
    ['newest', 'Bern'],
    ['manual', 'Bern'],
    ['never', 'Basel'],
  ] as const)('under the rule %s leaves the contact with %s', async (conflict, town) => {
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
  ] as const)(
    'to a blank under the rules %s and %s leaves the contact with %s',
    async (conflict, blank, town) => {
      const engine = under({ conflict, blank });
      await engine.deliver([aSnapshot({ town: null })]);
      expect(townOf(engine)).toBe(town);
      expect(await sent(engine)).toBe('nothing');
    },
  );

  it.each(RULES.flatMap((conflict) => ['UNDEFINED', 'Unknown', '-'].map((no) => [conflict, no])))(
    'to a placeholder under the rule %s never overwrites the contact: %s',
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

describe('a change on both sides to different values', () => {
  it.each([
    ['s360', 'Bern', 'nothing', 'remote'],
    ['crm', 'Chur', 'Chur', 'local'],
    ['manual', 'Chur', 'nothing', 'held'],
  ] as const)(
    'under the rule %s leaves the contact with %s and sends S-360 %s',
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
    ['before the change in S-360', -1000, 'Bern', 'nothing'],
    ['after the change in S-360', 1000, 'Chur', 'Chur'],
  ] as const)(
    'under the rule "newest" with an edit in the CRM %s (%d ms) leaves the contact with %s',
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

  it('under the rule "newest" is decided by the time of the field, not of another field', async () => {
    const engine = under({ conflict: 'newest' });
    await engine.edit('anna', { town: 'Chur' }, -1000);
    await engine.edit('anna', { lastName: 'Frei' }, 1000);
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(townOf(engine)).toBe('Bern');
  });

  it('under the rule "newest" is won by S-360 when the history of the edit was deleted', async () => {
    const engine = under({ conflict: 'newest' });
    await engine.edit('anna', { town: 'Chur' }, 1000);
    engine.store.forgetHistory();
    await engine.deliver([aSnapshot({ town: 'Bern' })], 2000);
    expect(townOf(engine)).toBe('Bern');
    expect(engine.tables().conflicts).toMatchObject([{ localChangedAt: null, outcome: 'remote' }]);
  });

  it.each(RULES)(
    'under the rule %s is no conflict when S-360 has a blank that may not empty the field',
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
    'under the rule %s is a conflict when S-360 has a blank that may empty the field: the contact has %s',
    async (conflict, town, isSent, outcome) => {
      const engine = under({ conflict, blank: 'empty' });
      await engine.edit('anna', { town: 'Chur' }, -1000);
      await engine.deliver([aSnapshot({ town: null })]);
      expect(townOf(engine)).toBe(town);
      expect(await sent(engine)).toBe(isSent);
      expect(engine.tables().conflicts).toMatchObject([{ remoteValue: null, outcome }]);
    },
  );

  it.each(RULES)(
    'under the rule %s is no conflict between an emptied field and a placeholder',
    async (conflict) => {
      const engine = under({ conflict, blank: 'empty' });
      await engine.edit('anna', { town: null }, -1000);
      await engine.deliver([aSnapshot({ town: 'UNKNOWN' })]);
      expect(townOf(engine)).toBeNull();
      expect(engine.tables().conflicts).toEqual([]);
    },
  );
});

describe('an open conflict of a field', () => {
  const held = async () => {
    const engine = under({ conflict: 'manual' });
    await engine.edit('anna', { town: 'Chur' }, -1000);
    await engine.deliver([aSnapshot({ town: 'Bern' })]);
    return engine;
  };

  it('is recorded once, however often the same value arrives', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(1000) })], 1000);
    await engine.pulled(aSnapshot({ town: 'Bern' }, { modifiedAtMs: atMs(1000) }), 2000);
    expect(engine.tables().conflicts).toHaveLength(1);
    expect(engine.link()).toMatchObject({ state: 'conflict' });
  });

  it('is recorded again when S-360 shows another value', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Zug' }, { modifiedAtMs: atMs(1000) })], 1000);
    expect(engine.tables().conflicts).toMatchObject([
      { remoteValue: 'Bern', outcome: 'held' },
      { remoteValue: 'Zug', outcome: 'held' },
    ]);
    expect(townOf(engine)).toBe('Chur');
  });

  it('stays open when the CRM changes again', async () => {
    const engine = await held();
    await engine.edit('anna', { town: 'Genf' }, 1000);
    expect(await sent(engine)).toBe('nothing');
  });

  it('does not stop the other fields from being sent', async () => {
    const engine = await held();
    await engine.edit('anna', { lastName: 'Frei' }, 1000);
    expect((await engine.beginCall()).sending.values).not.toHaveProperty('town');
    expect(engine.link().sending?.values).toMatchObject({ lastName: 'Frei' });
  });

  it('ends when S-360 adopts the value of the CRM', async () => {
    const engine = await held();
    await engine.deliver([aSnapshot({ town: 'Chur' }, { modifiedAtMs: atMs(1000) })], 1000);
    expect(engine.link().observations.town).toMatchObject({ base: 'Chur', remote: 'Chur' });
    expect(engine.link().observations.town?.held).toBeUndefined();
  });

  it('ends when the CRM adopts the value of S-360', async () => {
    const engine = await held();
    await engine.edit('anna', { town: 'Bern' }, 1000);
    expect(await sent(engine)).toBe('nothing');
    expect(engine.link().observations.town).toMatchObject({ base: 'Bern', remote: 'Bern' });
    expect(engine.link().observations.town?.held).toBeUndefined();
  });
});

describe('a conflict between two answers to a consent', () => {
  const asked = (allowed: boolean) =>
    anEngine({
      contacts: [aContact()],
      links: [aLink()],
      consents: [
        aConsent({ allowed, source: 'crm', changedByUser: 'admin:1', changedAt: at(-1000) }),
      ],
    });

  it.each([
    ['the refusal in S-360', true, false, 'remote'],
    ['the refusal in the CRM', false, true, 'local'],
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
