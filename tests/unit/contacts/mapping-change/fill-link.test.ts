import {
  appliedForm,
  changedFields,
  STANDARD_APPLIED,
  standsUnder,
} from '../../../../server/src/services/contacts/mapping-change/applied-mapping';
import { fillLink } from '../../../../server/src/services/contacts/mapping-change/fill-link';
import {
  mappingFrom,
  type MappingEntry,
} from '../../../../server/src/services/contacts/mapping/configured-mapping';
import { readContactItem } from '../../../../server/src/services/contacts/mapping/snapshot';
import { mergeSnapshot } from '../../../../server/src/services/contacts/merge/merge-snapshot';
import type { FieldRule } from '../../../../server/src/services/contacts/merge/merge';
import { fieldsToSend } from '../../../../server/src/services/contacts/push/push-plan';
import { NO_BELONGINGS, type LinkRecord } from '../../../../server/src/services/contacts/records';
import {
  aContact,
  aLink,
  agreed,
  at,
  someSettings,
} from '../../../helpers/builders/contact-records';

const HANDICAP: MappingEntry = { field: 'handicapType', path: 'individualContact.handicapType' };

const keeping = (unknownFields: unknown, overrides: Partial<LinkRecord> = {}) =>
  aLink({ belongings: { ...NO_BELONGINGS, unknownFields }, ...overrides });

type Rules = Record<string, Partial<FieldRule>>;

interface Scene {
  entries?: MappingEntry[];
  before?: MappingEntry[];
  local?: Record<string, string | null>;
  rules?: Rules;
  rulesBefore?: Rules;
  since?: Date;
}

/** Brings a link under a mapping; `before` is the one that it was written by. */
function fill(
  link: LinkRecord,
  { before = [], entries = [HANDICAP], local = {}, rules = {}, rulesBefore, since }: Scene = {},
) {
  const settings = someSettings({ mapping: mappingFrom(entries), rules });
  const applied = appliedForm(
    someSettings({ mapping: mappingFrom(before), rules: rulesBefore ?? rules }),
  );
  const contact = aContact({ fields: local });
  const filled = fillLink({
    contact,
    link,
    settings,
    change: { before: applied, fields: changedFields(applied, settings), since: since ?? null },
    at: at(0),
    localChangedAtMs: () => null,
  });
  const after = { ...contact, fields: { ...contact.fields, ...filled.changes } };
  const { send } = fieldsToSend({ link: filled.link, contact: after, consents: [], settings });
  return { ...filled, send };
}

describe('a field that is mapped for the first time', () => {
  it('takes what its link has kept of it', () => {
    const filled = fill(keeping({ individualContact: { handicapType: 'WHEELCHAIR' } }));
    expect(filled.changes).toEqual({ handicapType: 'WHEELCHAIR' });
    expect(filled.link.observations.handicapType).toMatchObject({
      base: 'WHEELCHAIR',
      remote: 'WHEELCHAIR',
    });
    expect(filled.send).toEqual({});
  });

  it('is sent where only the CRM has a value', () => {
    const filled = fill(keeping({}), { local: { handicapType: 'ROW_END' } });
    expect(filled.changes).toEqual({});
    expect(filled.send).toEqual({ handicapType: 'ROW_END' });
  });

  it('is agreed where both have the same', () => {
    const kept = { individualContact: { handicapType: 'ROW_END' } };
    const filled = fill(keeping(kept), { local: { handicapType: ' ROW_END ' } });
    expect(filled).toMatchObject({ changes: {}, conflicts: [], send: {} });
  });

  it.each([
    ['s360', { handicapType: 'WHEELCHAIR' }, {}, 'remote'],
    ['crm', {}, { handicapType: 'ROW_END' }, 'local'],
    ['manual', {}, {}, 'held'],
  ] as const)(
    'is a conflict for the rule %s where both differ',
    (conflict, changes, send, outcome) => {
      const kept = { individualContact: { handicapType: 'WHEELCHAIR' } };
      const filled = fill(keeping(kept), {
        local: { handicapType: 'ROW_END' },
        rules: { handicapType: { conflict } },
      });
      expect(filled).toMatchObject({ changes, send, conflicts: [{ outcome }] });
    },
  );

  it('changes nothing where neither has a value', () => {
    const link = keeping({});
    expect(fill(link)).toMatchObject({ changes: {}, send: {} });
    expect(fill(link).link).toBe(link);
  });

  it('is read from what stands elsewhere on the link, too', () => {
    const belongings = {
      ...NO_BELONGINGS,
      role: 'MEMBER',
      origin: 'I_API',
      addresses: [{ main: false, billingAddress: true, town: 'Basel' }],
      unknownFields: { function: 'Treasurer', financialData: { account: '7' } },
    };
    const entries = [
      { field: 'role', path: 'role' },
      { field: 'origin', path: 'contactOrigin.code' },
      { field: 'billingTown', path: 'addresses(billing).town' },
      { field: 'job', path: 'function' },
      { field: 'account', path: 'financialData.account' },
    ];
    expect(fill(aLink({ belongings }), { entries }).changes).toEqual({
      role: 'MEMBER',
      origin: 'I_API',
      billingTown: 'Basel',
      job: 'Treasurer',
      account: '7',
    });
  });

  it('is not filled by a link of another S-360, or one that is unlinked', () => {
    const kept = { individualContact: { handicapType: 'WHEELCHAIR' } };
    for (const overrides of [
      { baseUrl: 'https://test.example.com' },
      { state: 'unlinked' },
    ] as const) {
      expect(fill(keeping(kept, overrides)).changes).toEqual({});
    }
  });

  it('leaves the state of the link: the sweep finds what is to be sent', () => {
    const filled = fill(keeping({}), { local: { handicapType: 'ROW_END' } });
    expect(filled.link).toMatchObject({ state: 'inSync', markedRevision: 0 });
  });
});

describe('a field whose place is another', () => {
  const SECOND: MappingEntry = { field: 'email', path: 'individualContact.secondEmail' };

  it('forgets what was agreed on about the old place', () => {
    const kept = { individualContact: { secondEmail: 'second@example.com' } };
    const filled = fill(keeping(kept), { entries: [SECOND], local: { email: 'anna@example.com' } });
    expect(filled.conflicts).toMatchObject([{ field: 'email', outcome: 'remote' }]);
    expect(filled.changes).toEqual({ email: 'second@example.com' });
  });

  it('is sent to the new place where S-360 has nothing there', () => {
    const filled = fill(keeping({}), { entries: [SECOND] });
    expect(filled.send).toEqual({ email: 'anna@example.com' });
  });

  it('leaves its old place to another field, with what S-360 last showed there', () => {
    const link = keeping(
      { individualContact: { secondEmail: 'second@example.com' } },
      { observations: agreed({ email: 'anna@example.com' }) },
    );
    const entries = [SECOND, { field: 'workEmail', path: 'individualContact.email' }];
    expect(fill(link, { entries }).changes).toEqual({
      email: 'second@example.com',
      workEmail: 'anna@example.com',
    });
  });

  it('keeps what came by the new mapping since it counts', () => {
    const link = keeping(
      { individualContact: { secondEmail: 'old@example.com' } },
      {
        observations: agreed({ email: 'new@example.com' }),
        lastReceived: { at: at(1).toISOString(), source: 'delivery', changedFields: ['email'] },
      },
    );
    const filled = fill(link, {
      entries: [SECOND],
      local: { email: 'new@example.com' },
      since: at(0),
    });
    expect(filled).toMatchObject({ changes: {}, conflicts: [], send: {} });
  });
});

describe('what a mapping changes', () => {
  it('is nothing where it is the same, in whatever order', () => {
    const settings = someSettings({ mapping: [...mappingFrom([])].reverse() });
    expect(changedFields(STANDARD_APPLIED, settings)).toEqual([]);
    expect(standsUnder(STANDARD_APPLIED, appliedForm(settings))).toBe(true);
  });

  it('is not about another place where only the direction changes', () => {
    const entries: MappingEntry[] = [
      { field: 'email', path: 'individualContact.email', direction: 'fromS360' },
    ];
    expect(
      changedFields(STANDARD_APPLIED, someSettings({ mapping: mappingFrom(entries) })),
    ).toMatchObject([
      { type: 'individual', mapping: { field: 'email' }, isElsewhere: false, isReadAnew: true },
    ]);
  });

  const ruled = (email: Partial<FieldRule>) => someSettings({ rules: { email } });

  it.each([
    ['never', 's360', 'keep', 'keep', 2],
    ['never', 'crm', 'keep', 'keep', 2],
    ['crm', 'crm', 'keep', 'empty', 2],
    ['s360', 'never', 'keep', 'keep', 0],
    ['crm', 's360', 'empty', 'keep', 0],
    ['manual', 'newest', 'keep', 'keep', 0],
  ] as const)('is a rule that lets more in: %s to %s, %s to %s', (was, is, kept, keeps, count) => {
    const before = appliedForm(ruled({ conflict: was, blank: kept }));
    const after = ruled({ conflict: is, blank: keeps });
    const changed = changedFields(before, after);
    expect(changed).toHaveLength(count);
    for (const one of changed)
      expect(one).toMatchObject({
        mapping: { field: 'email' },
        isElsewhere: false,
        isReadAnew: false,
      });
    expect(standsUnder(before, appliedForm(after))).toBe(count === 0);
  });

  it('is no rule where the rules of before are not known', () => {
    const after = ruled({ conflict: 'never', blank: 'empty' });
    expect(changedFields(STANDARD_APPLIED, after)).toEqual([]);
    expect(standsUnder(STANDARD_APPLIED, appliedForm(after))).toBe(true);
  });
});

describe('a field of which a changed rule lets in what was kept out', () => {
  const refusing = (remote: string | null, base: string | null = 'anna@example.com') =>
    aLink({
      observations: {
        ...agreed({ firstName: 'Anna', lastName: 'Keller' }),
        email: { base, remote, refused: true, setAtMs: at(-1000).getTime() },
      },
    });
  const lifted = (rule: Partial<FieldRule>): Scene => ({
    entries: [],
    rulesBefore: { email: { conflict: 'never' } },
    rules: { email: rule },
  });
  const NEW = 'new@example.com';

  it('takes what S-360 showed meanwhile, where the CRM did not change it', () => {
    const filled = fill(refusing(NEW), lifted({ conflict: 's360' }));
    expect(filled).toMatchObject({ changes: { email: NEW }, conflicts: [], send: {} });
    expect(filled).toMatchObject({ pullWanted: false });
    expect(filled.link.observations.email).toMatchObject({ base: NEW, remote: NEW });
    expect(filled.link.observations.email?.refused).toBeUndefined();
  });

  it.each([
    ['s360', 'remote', { email: NEW }, {}],
    ['crm', 'local', {}, { email: 'edited@example.com' }],
    ['manual', 'held', {}, {}],
  ] as const)('is a conflict under %s where both did', (conflict, outcome, changes, send) => {
    const scene = { ...lifted({ conflict }), local: { email: 'edited@example.com' } };
    const filled = fill(refusing(NEW), scene);
    expect(filled.conflicts).toMatchObject([
      {
        field: 'email',
        outcome,
        baseValue: 'anna@example.com',
        localValue: 'edited@example.com',
        remoteValue: NEW,
      },
    ]);
    expect(filled).toMatchObject({ changes, send });
  });

  it('is emptied where a blank was kept out until now', () => {
    const scene: Scene = {
      entries: [],
      rulesBefore: { email: { blank: 'keep' } },
      rules: { email: { blank: 'empty' } },
    };
    expect(fill(refusing(null), scene).changes).toEqual({ email: null });
  });

  it('stays as it is where the new rule keeps it out as well', () => {
    for (const remote of [null, 'UNKNOWN']) {
      const link = refusing(remote);
      const filled = fill(link, lifted({ conflict: 's360' }));
      expect(filled.link).toBe(link);
      expect(filled.changes).toEqual({});
    }
  });

  it('keeps what it was warned of', () => {
    const warning = { field: 'email', message: 'odd' };
    const link = { ...refusing('no address'), warnings: [warning, { ...warning, field: 'phone' }] };
    const { warnings } = fill(link, lifted({ conflict: 's360' })).link;
    expect(warnings.map(({ field }) => field).sort()).toEqual(['email', 'phone']);
  });

  it('takes an address as it stands, wherever else it is kept', () => {
    const town = { base: 'Bern', remote: 'Chur', refused: true } as const;
    const observations = { ...aLink().observations, town };
    const scene: Scene = {
      entries: [],
      local: { town: 'Bern' },
      rulesBefore: { town: { conflict: 'never' } },
    };
    expect(fill(aLink({ observations }), scene).changes).toEqual({ town: 'Chur' });
  });
});

describe('what nothing reads', () => {
  const settings = someSettings();
  const receive = (
    link: LinkRecord,
    individualContact: Record<string, unknown>,
    mapping = settings.mapping,
  ) => {
    const item = { contactNumber: '1000', type: 'INDIVIDUAL', individualContact };
    const read = readContactItem(item, { ...settings, mapping });
    if (read.kind !== 'snapshot') throw new Error('it was not read');
    return mergeSnapshot({
      contact: aContact(),
      link,
      consents: [],
      snapshot: read.snapshot,
      source: { kind: 'delivery', id: '1', appliedAt: at(0) },
      settings: { ...settings, mapping },
      localChangedAtMs: () => null,
      editedAtMs: () => null,
    }).link;
  };

  it('is kept on the link, and a name that is left out later says nothing', () => {
    const first = receive(aLink(), {
      individualLastname: 'Keller',
      handicapType: 'NONE',
      shoe: 41,
    });
    expect(first.belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'NONE', shoe: 41 },
    });
    const second = receive(first, { handicapType: 'ROW_END' });
    expect(second.belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'ROW_END', shoe: 41 },
    });
  });

  it('is kept no longer once it is mapped: a mapping of later must not read an old value', () => {
    const first = receive(aLink(), { handicapType: 'NONE', shoe: 41 });
    const second = receive(first, { handicapType: 'ROW_END', shoe: 42 }, mappingFrom([HANDICAP]));
    expect(second.belongings.unknownFields).toEqual({ individualContact: { shoe: 42 } });
  });

  it('is kept of a field that is only sent, as S-360 shows it', () => {
    const mapping = mappingFrom([{ ...HANDICAP, direction: 'toS360' }]);
    expect(receive(aLink(), { handicapType: 'NONE' }, mapping).belongings.unknownFields).toEqual({
      individualContact: { handicapType: 'NONE' },
    });
  });
});
