import { appliedForm, changedFields } from '../../../server/src/remapping/applied-mapping';
import { fillLink } from '../../../server/src/remapping/fill-link';
import {
  mappingFrom,
  type MappingEntry,
} from '../../../server/src/contacts/model/mapping/configured-mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { fieldsToSend } from '../../../server/src/contacts/model/merge/fields-to-send';
import { NO_BELONGINGS, type LinkRecord } from '../../../server/src/contacts/records';
import { aContact, aLink, agreed, at, someSettings } from '../../helpers/builders/contact-records';
import { written } from '../../helpers/builders/reasons';

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

/** Applies a mapping to a link that was written with the mapping `before`. */
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
  it('is filled with the value stored on its link', () => {
    const filled = fill(keeping({ individualContact: { handicapType: 'WHEELCHAIR' } }));
    expect(filled.changes).toEqual({ handicapType: 'WHEELCHAIR' });
    expect(filled.link.observations.handicapType).toMatchObject({
      base: 'WHEELCHAIR',
      remote: 'WHEELCHAIR',
    });
    expect(filled.send).toEqual({});
  });

  it('is sent when only the CRM has a value', () => {
    const filled = fill(keeping({}), { local: { handicapType: 'ROW_END' } });
    expect(filled.changes).toEqual({});
    expect(filled.send).toEqual({ handicapType: 'ROW_END' });
  });

  it('is agreed when both sides have the same value', () => {
    const kept = { individualContact: { handicapType: 'ROW_END' } };
    const filled = fill(keeping(kept), { local: { handicapType: ' ROW_END ' } });
    expect(filled).toMatchObject({ changes: {}, conflicts: [], send: {} });
  });

  it.each([
    ['s360', { handicapType: 'WHEELCHAIR' }, {}, 'remote'],
    ['crm', {}, { handicapType: 'ROW_END' }, 'local'],
    ['manual', {}, {}, 'held'],
  ] as const)(
    'is in conflict under the rule %s when both sides differ',
    (conflict, changes, send, outcome) => {
      const kept = { individualContact: { handicapType: 'WHEELCHAIR' } };
      const filled = fill(keeping(kept), {
        local: { handicapType: 'ROW_END' },
        rules: { handicapType: { conflict } },
      });
      expect(filled).toMatchObject({ changes, send, conflicts: [{ outcome }] });
    },
  );

  it('changes nothing when neither side has a value', () => {
    const link = keeping({});
    expect(fill(link)).toMatchObject({ changes: {}, send: {} });
    expect(fill(link).link).toBe(link);
  });

  it('can also be filled with other values stored on the link', () => {
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

  it('is not filled by a link to another S-360 or an unlinked one', () => {
    const kept = { individualContact: { handicapType: 'WHEELCHAIR' } };
    for (const overrides of [
      { baseUrl: 'https://test.example.com' },
      { state: 'unlinked' },
    ] as const) {
      expect(fill(keeping(kept, overrides)).changes).toEqual({});
    }
  });

  it('leaves the state of the link unchanged, as the sweep finds what to send', () => {
    const filled = fill(keeping({}), { local: { handicapType: 'ROW_END' } });
    expect(filled.link).toMatchObject({ state: 'inSync', markedRevision: 0 });
  });
});

describe('a field with a new path', () => {
  const SECOND: MappingEntry = { field: 'email', path: 'individualContact.secondEmail' };

  it('loses what was agreed about the old path', () => {
    const kept = { individualContact: { secondEmail: 'second@example.com' } };
    const filled = fill(keeping(kept), { entries: [SECOND], local: { email: 'anna@example.com' } });
    expect(filled.conflicts).toMatchObject([{ field: 'email', outcome: 'remote' }]);
    expect(filled.changes).toEqual({ email: 'second@example.com' });
  });

  it('is sent to the new path when S-360 has nothing there', () => {
    const filled = fill(keeping({}), { entries: [SECOND] });
    expect(filled.send).toEqual({ email: 'anna@example.com' });
  });

  it('leaves its old path to another field, with the last value from S-360', () => {
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

  it('keeps what was received with the new mapping', () => {
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

describe('a field whose changed rule allows a refused value', () => {
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

  it('adopts the value that S-360 showed meanwhile, unless the CRM changed it', () => {
    const filled = fill(refusing(NEW), lifted({ conflict: 's360' }));
    expect(filled).toMatchObject({ changes: { email: NEW }, conflicts: [], send: {} });
    expect(filled).toMatchObject({ needsPull: false });
    expect(filled.link.observations.email).toMatchObject({ base: NEW, remote: NEW });
    expect(filled.link.observations.email?.refused).toBeUndefined();
  });

  it.each([
    ['s360', 'remote', { email: NEW }, {}],
    ['crm', 'local', {}, { email: 'edited@example.com' }],
    ['manual', 'held', {}, {}],
  ] as const)(
    'is in conflict under the rule %s when both sides changed it',
    (conflict, outcome, changes, send) => {
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
    },
  );

  it('is emptied when a blank was refused until now', () => {
    const scene: Scene = {
      entries: [],
      rulesBefore: { email: { blank: 'keep' } },
      rules: { email: { blank: 'empty' } },
    };
    expect(fill(refusing(null), scene).changes).toEqual({ email: null });
  });

  it('stays unchanged when the new rule refuses the value, too', () => {
    for (const remote of [null, 'UNKNOWN']) {
      const link = refusing(remote);
      const filled = fill(link, lifted({ conflict: 's360' }));
      expect(filled.link).toBe(link);
      expect(filled.changes).toEqual({});
    }
  });

  it('keeps the warning about its value', () => {
    const warning = { field: 'email', reason: written('odd') };
    const link = { ...refusing('no address'), warnings: [warning, { ...warning, field: 'phone' }] };
    const { warnings } = fill(link, lifted({ conflict: 's360' })).link;
    expect(warnings.map(({ field }) => field).sort()).toEqual(['email', 'phone']);
  });

  it('adopts an address value wherever it is stored', () => {
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

describe('a field in conflict during a remapping', () => {
  const observations = {
    ...agreed({ lastName: 'Keller' }),
    handicapType: { base: 'A', remote: 'B', held: true as const },
    town: { base: 'Basel', remote: 'Bern', held: true as const },
  };

  it('loses its conflict when it is no longer mapped, while other fields keep theirs', () => {
    const filled = fill(aLink({ observations }), { before: [HANDICAP], entries: [] });
    expect(filled.link.observations.handicapType).toEqual({ base: 'A', remote: 'B' });
    expect(filled.link.observations.town).toMatchObject({ held: true });
    expect(filled.changes).toEqual({});
  });

  it('stays in conflict while it is mapped', () => {
    const link = aLink({ observations });
    expect(fill(link, { before: [HANDICAP], entries: [HANDICAP] }).link).toBe(link);
  });
});
