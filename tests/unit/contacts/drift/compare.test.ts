import {
  compareWithS360,
  driftedFields,
} from '../../../../server/src/services/contacts/drift/compare';
import type {
  ConsentRecord,
  FieldObservation,
  LinkState,
} from '../../../../server/src/services/contacts/records';
import type { ContactSettings } from '../../../../server/src/services/contacts/settings';
import type { FieldRule } from '../../../../server/src/services/contacts/merge/merge';
import {
  aConsent,
  aContact,
  agreed,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../../helpers/builders/contact-records';

const HOUR_MS = 3_600_000;

interface Given {
  crm: string | null;
  observation: FieldObservation;
  s360: string | null;
  state?: LinkState;
  rule?: Partial<FieldRule>;
  changedMsAgo?: number;
}

/** The comparison of Anna's town. */
function compared({ changedMsAgo = 5 * HOUR_MS, crm, observation, rule, s360, state }: Given) {
  const [town, ...others] = compareWithS360({
    contact: aContact({ fields: { town: crm } }),
    link: aLink({ state: state ?? 'inSync', observations: { town: observation } }),
    consents: [],
    snapshot: aSnapshot({ town: s360 }, { modifiedAtMs: atMs(-changedMsAgo) }),
    settings: someSettings(rule && { rules: { town: rule } }),
    answeredAtMs: atMs(0),
  });
  expect(others).toEqual([]);
  return town;
}

const basel: FieldObservation = { base: 'Basel', remote: 'Basel' };

describe('a field compared with S-360', () => {
  it('tells the values of both sides and the one that they had agreed on', () => {
    expect(compared({ crm: 'Chur', observation: basel, s360: 'Bern' })).toEqual({
      field: 'town',
      crm: 'Chur',
      agreed: 'Basel',
      s360: 'Bern',
      kind: 'differs',
    });
  });

  it.each<[string, Given, string]>([
    ['is the same on both sides', { crm: 'Basel', observation: basel, s360: 'Basel' }, 'same'],
    [
      'is the same though nobody noticed that both changed',
      { crm: 'Bern', observation: basel, s360: 'Bern' },
      'same',
    ],
    ['was changed in S-360', { crm: 'Basel', observation: basel, s360: 'Bern' }, 'differs'],
    [
      'was changed in S-360 a moment ago: the webhook will bring it',
      { crm: 'Basel', observation: basel, s360: 'Bern', changedMsAgo: 60_000 },
      'awaited',
    ],
    [
      'was changed in the CRM and waits to be sent',
      { crm: 'Bern', observation: basel, s360: 'Basel', state: 'pending' },
      'pending',
    ],
    [
      'was changed in the CRM past everything that marks',
      { crm: 'Bern', observation: basel, s360: 'Basel', state: 'inSync', changedMsAgo: 60_000 },
      'differs',
    ],
    [
      'is held',
      { crm: 'Chur', observation: { ...basel, remote: 'Bern', held: true }, s360: 'Bern' },
      'held',
    ],
    [
      'is kept by the blank rule',
      { crm: 'Basel', observation: { ...basel, remote: null, refused: true }, s360: null },
      'refused',
    ],
    [
      'S-360 has lost, though both had agreed on it',
      { crm: 'Basel', observation: basel, s360: null },
      'lost',
    ],
    [
      'S-360 never showed and has lost',
      { crm: 'Basel', observation: { base: 'Basel' }, s360: null },
      'lost',
    ],
    [
      'was emptied in S-360 a moment ago: the webhook will bring it',
      { crm: 'Basel', observation: basel, s360: null, changedMsAgo: 60_000 },
      'awaited',
    ],
    [
      'S-360 has lost, but that is never exchanged',
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
      'is blank in S-360 and blanks may empty',
      { crm: 'Basel', observation: basel, s360: null, rule: { blank: 'empty' } },
      'differs',
    ],
  ])('that %s', (_what, given, kind) => {
    expect(compared(given)?.kind).toBe(kind);
  });

  it('that S-360 has lost is not sent again where it may not be', () => {
    const given = {
      contact: aContact({ fields: { town: 'Basel' } }),
      link: aLink({ observations: { town: basel } }),
      consents: [],
      snapshot: aSnapshot({ town: null }, { modifiedAtMs: atMs(0) }),
      answeredAtMs: atMs(5 * HOUR_MS),
    };
    const kind = (settings: ContactSettings) =>
      compareWithS360({ ...given, settings }).map((one) => one.kind);
    expect(kind(someSettings())).toEqual(['lost']);
    const sends = { where: [{ field: 'town', is: 'Bern' }] };
    expect(kind(someSettings({ sends }))).toEqual(['refused']);
  });

  it('that S-360 does not show is not compared', () => {
    const input = { contact: aContact(), link: aLink(), consents: [], settings: someSettings() };
    const snapshot = aSnapshot({ email: 'anna@example.com' });
    const fields = compareWithS360({ ...input, snapshot, answeredAtMs: atMs(HOUR_MS) });
    expect(fields.map(({ field }) => field)).toEqual(['email']);
  });
});

describe('a consent compared with S-360', () => {
  const compare = (consents: ConsentRecord[], allowed: boolean, state: LinkState = 'inSync') =>
    compareWithS360({
      contact: aContact(),
      link: aLink({
        state,
        observations: { ...agreed({}), 'consent:NEWS': { base: 'refused', remote: 'refused' } },
      }),
      consents,
      snapshot: aSnapshot({}, { consents: { NEWS: allowed } }),
      settings: someSettings(),
      answeredAtMs: atMs(5 * HOUR_MS),
    });

  it.each([
    ['is the same', [aConsent({ allowed: true })], true, 'inSync', 'same'],
    ['differs', [aConsent({ allowed: false })], true, 'inSync', 'differs'],
    ['is not known in the CRM', [], true, 'inSync', 'differs'],
    [
      'was given by a person and waits to be sent',
      [aConsent({ allowed: true, changedByUser: 'admin:1' })],
      false,
      'pending',
      'pending',
    ],
  ] as const)('that %s', (_what, consents, allowed, state, kind) => {
    expect(compare([...consents], allowed, state)).toMatchObject([{ field: 'consent:NEWS', kind }]);
  });

  it('counts as drift where it differs', () => {
    expect(driftedFields(compare([aConsent({ allowed: false })], true))).toEqual(['consent:NEWS']);
    expect(driftedFields(compare([aConsent({ allowed: true })], true))).toEqual([]);
  });
});
