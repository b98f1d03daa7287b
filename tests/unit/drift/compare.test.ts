import { compareWithS360, driftedFields } from '../../../server/src/drift/compare';
import type { ConsentRecord, LinkState } from '../../../server/src/contacts/records';
import type { FieldObservation } from '../../../server/src/contacts/model/merge/field-observation';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import {
  aConsent,
  aContact,
  agreed,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../helpers/builders/contact-records';

const HOUR_MS = 3_600_000;

interface Given {
  crm: string | null;
  observation: FieldObservation;
  s360: string | null;
  state?: LinkState;
  rule?: Partial<FieldRule>;
  changedMsAgo?: number;
  emptying?: ContactSettings['emptying'];
}

/** The comparison of Anna's town. */
function compared({ changedMsAgo = 5 * HOUR_MS, crm, observation, rule, s360, ...given }: Given) {
  const { emptying, state } = given;
  const [town, ...others] = compareWithS360({
    contact: aContact({ fields: { town: crm } }),
    link: aLink({ state: state ?? 'inSync', observations: { town: observation } }),
    consents: [],
    snapshot: aSnapshot({ town: s360 }, { modifiedAtMs: atMs(-changedMsAgo) }),
    sentOnly: {},
    settings: someSettings({
      ...(emptying && { emptying }),
      ...(rule && { rules: { town: rule } }),
    }),
    answeredAtMs: atMs(0),
  });
  expect(others).toEqual([]);
  return town;
}

const basel: FieldObservation = { base: 'Basel', remote: 'Basel' };

describe('a field in a drift check', () => {
  it('is reported with the values of both sides and the agreed value', () => {
    expect(compared({ crm: 'Chur', observation: basel, s360: 'Bern' })).toEqual({
      field: 'town',
      crm: 'Chur',
      agreed: 'Basel',
      s360: 'Bern',
      kind: 'differs',
    });
  });

  it.each<[string, Given, string]>([
    ['is equal on both sides', { crm: 'Basel', observation: basel, s360: 'Basel' }, 'same'],
    [
      'is equal although both sides changed unnoticed',
      { crm: 'Bern', observation: basel, s360: 'Bern' },
      'same',
    ],
    ['was emptied unnoticed', { crm: null, observation: basel, s360: 'Basel' }, 'differs'],
    [
      'was emptied where nothing empties it in S-360',
      { crm: null, observation: basel, s360: 'Basel', emptying: 'never' },
      'refused',
    ],
    ['was changed in S-360', { crm: 'Basel', observation: basel, s360: 'Bern' }, 'differs'],
    [
      'is kept by S-360 in a form of its own',
      { crm: 'Basel', observation: { ...basel, form: 'BASEL' }, s360: 'BASEL' },
      'same',
    ],
    [
      'is first shown in a form after a push',
      {
        crm: 'Basel',
        observation: { ...basel, accepted: { value: 'Basel', over: 'Bern' } },
        s360: 'BASEL',
      },
      'same',
    ],
    [
      'was put into capitals in S-360',
      { crm: 'Basel', observation: basel, s360: 'BASEL' },
      'differs',
    ],
    [
      'was changed in S-360 a moment ago, before its webhook',
      { crm: 'Basel', observation: basel, s360: 'Bern', changedMsAgo: 60_000 },
      'awaited',
    ],
    [
      'was changed in the CRM and is pending',
      { crm: 'Bern', observation: basel, s360: 'Basel', state: 'pending' },
      'pending',
    ],
    [
      'was changed in the CRM without a mark',
      { crm: 'Bern', observation: basel, s360: 'Basel', state: 'inSync', changedMsAgo: 60_000 },
      'differs',
    ],
    [
      'is in conflict',
      { crm: 'Chur', observation: { ...basel, remote: 'Bern', held: true }, s360: 'Bern' },
      'held',
    ],
    [
      'is protected by the rule for blanks',
      { crm: 'Basel', observation: { ...basel, remote: null, refused: true }, s360: null },
      'refused',
    ],
    [
      'was emptied by a push',
      {
        crm: 'Basel',
        observation: {
          ...basel,
          remote: null,
          refused: true,
          setAtMs: 5_400,
          pushStartedAtMs: 5_200,
          pushedAtMs: 5_000,
        },
        s360: null,
      },
      'lost',
    ],
    [
      'was emptied by somebody after a push',
      {
        crm: 'Basel',
        observation: {
          ...basel,
          remote: null,
          refused: true,
          setAtMs: 60_000,
          pushStartedAtMs: 5_200,
          pushedAtMs: 5_000,
        },
        s360: null,
      },
      'refused',
    ],
    ['was agreed and then lost by S-360', { crm: 'Basel', observation: basel, s360: null }, 'lost'],
    [
      'was never shown and is blank in S-360',
      { crm: 'Basel', observation: { base: 'Basel' }, s360: null },
      'lost',
    ],
    [
      'was emptied in S-360 a moment ago, before its webhook',
      { crm: 'Basel', observation: basel, s360: null, changedMsAgo: 60_000 },
      'awaited',
    ],
    [
      'was lost by S-360 but is never exchanged',
      { crm: 'Basel', observation: basel, s360: null, rule: { conflict: 'never' } },
      'refused',
    ],
    ['is a placeholder in S-360', { crm: 'Basel', observation: basel, s360: 'UNKNOWN' }, 'refused'],
    [
      'is never exchanged',
      { crm: 'Basel', observation: basel, s360: 'Bern', rule: { conflict: 'never' } },
      'refused',
    ],
    [
      'is blank in S-360 and may be emptied by a blank',
      { crm: 'Basel', observation: basel, s360: null, rule: { blank: 'empty' } },
      'differs',
    ],
  ])('is classified correctly when it %s', (_what, given, kind) => {
    expect(compared(given)?.kind).toBe(kind);
  });

  it('is not sent again after a loss when the filter excludes its contact', () => {
    const given = {
      contact: aContact({ fields: { town: 'Basel' } }),
      link: aLink({ observations: { town: basel } }),
      consents: [],
      snapshot: aSnapshot({ town: null }, { modifiedAtMs: atMs(0) }),
      sentOnly: {},
      answeredAtMs: atMs(5 * HOUR_MS),
    };
    const kind = (settings: ContactSettings) =>
      compareWithS360({ ...given, settings }).map((one) => one.kind);
    expect(kind(someSettings())).toEqual(['lost']);
    const sends = { where: [{ field: 'town', is: 'Bern' }] };
    expect(kind(someSettings({ sends }))).toEqual(['refused']);
  });

  it('is skipped when S-360 does not show it', () => {
    const input = { contact: aContact(), link: aLink(), consents: [], settings: someSettings() };
    const shown = { snapshot: aSnapshot({ email: 'anna@example.com' }), sentOnly: {} };
    const fields = compareWithS360({ ...input, ...shown, answeredAtMs: atMs(HOUR_MS) });
    expect(fields.map(({ field }) => field)).toEqual(['email']);
  });
});

describe('a consent in a drift check', () => {
  const compare = (consents: ConsentRecord[], allowed: boolean, state: LinkState = 'inSync') =>
    compareWithS360({
      contact: aContact(),
      link: aLink({
        state,
        observations: { ...agreed({}), 'consent:NEWS': { base: 'refused', remote: 'refused' } },
      }),
      consents,
      snapshot: aSnapshot({}, { consents: { NEWS: allowed } }),
      sentOnly: {},
      settings: someSettings(),
      answeredAtMs: atMs(5 * HOUR_MS),
    });

  it.each([
    ['is equal on both sides', [aConsent({ allowed: true })], true, 'inSync', 'same'],
    ['differs', [aConsent({ allowed: false })], true, 'inSync', 'differs'],
    ['is unknown in the CRM', [], true, 'inSync', 'differs'],
    [
      'was given by a person and is pending',
      [aConsent({ allowed: true, changedByUser: 'admin:1' })],
      false,
      'pending',
      'pending',
    ],
  ] as const)('is classified correctly when it %s', (_what, consents, allowed, state, kind) => {
    expect(compare([...consents], allowed, state)).toMatchObject([{ field: 'consent:NEWS', kind }]);
  });

  it('counts as drift when it differs', () => {
    expect(driftedFields(compare([aConsent({ allowed: false })], true))).toEqual(['consent:NEWS']);
    expect(driftedFields(compare([aConsent({ allowed: true })], true))).toEqual([]);
  });
});
