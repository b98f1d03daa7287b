import { compareWithS360, driftedFields, lostFields } from '../../../server/src/drift/compare';
import type {
  ConsentRecord,
  LinkState,
  FieldObservation,
} from '../../../server/src/contacts/records';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import { STANDARD_MAPPING } from '../../../server/src/contacts/model/mapping/mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { agreeOnSent, overrule } from '../../../server/src/contacts/model/merge/observation';
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
}

/** The comparison of Anna's town. */
function compared({ changedMsAgo = 5 * HOUR_MS, crm, observation, rule, s360, state }: Given) {
  const [town, ...others] = compareWithS360({
    contact: aContact({ fields: { town: crm } }),
    link: aLink({ state: state ?? 'inSync', observations: { town: observation } }),
    consents: [],
    snapshot: aSnapshot({ town: s360 }, { modifiedAtMs: atMs(-changedMsAgo) }),
    sentOnly: {},
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
      'was emptied by a push of ours',
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
      'was emptied by somebody after a push of ours',
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
      sentOnly: {},
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
    const shown = { snapshot: aSnapshot({ email: 'anna@example.com' }), sentOnly: {} };
    const fields = compareWithS360({ ...input, ...shown, answeredAtMs: atMs(HOUR_MS) });
    expect(fields.map(({ field }) => field)).toEqual(['email']);
  });
});

describe('a field that only goes to S-360, compared with it', () => {
  const mapping = STANDARD_MAPPING.map((field) =>
    field.field === 'town' ? { ...field, direction: 'toS360' as const } : field,
  );
  function compare(given: Given & { sends?: ContactSettings['sends'] }) {
    const { crm, observation, rule, s360, sends, state = 'inSync' } = given;
    return compareWithS360({
      contact: aContact({ fields: { town: crm } }),
      link: aLink({ state, observations: { town: observation } }),
      consents: [],
      // Changed a moment ago: nothing of it is awaited, as nothing of it is received.
      snapshot: aSnapshot({}, { modifiedAtMs: atMs(0) }),
      sentOnly: { town: { canonical: s360, column: s360 } },
      settings: someSettings({
        mapping,
        ...(sends && { sends }),
        ...(rule && { rules: { town: rule } }),
      }),
      answeredAtMs: atMs(0),
    });
  }
  /** As the acknowledgement of the first send leaves it. */
  const sent = agreeOnSent({ base: null }, 'Basel');

  it.each<[string, Parameters<typeof compare>[0], string]>([
    ['is the same', { crm: 'Basel', observation: sent, s360: 'Basel' }, 'same'],
    ['S-360 has lost', { crm: 'Basel', observation: sent, s360: null }, 'lost'],
    ['has another value there', { crm: 'Basel', observation: sent, s360: 'Bern' }, 'lost'],
    ['is a placeholder there', { crm: 'Basel', observation: sent, s360: 'UNKNOWN' }, 'lost'],
    [
      'S-360 went back to what it had before',
      { crm: 'Bern', observation: agreeOnSent(sent, 'Bern'), s360: 'Basel' },
      'lost',
    ],
    [
      'waits to be sent',
      { crm: 'Bern', observation: sent, s360: 'Basel', state: 'pending' },
      'pending',
    ],
    [
      'was written in the CRM past everything that marks',
      { crm: 'Bern', observation: sent, s360: 'Basel' },
      'lost',
    ],
    [
      'is never exchanged',
      { crm: 'Basel', observation: sent, s360: null, rule: { conflict: 'never' } },
      'refused',
    ],
    [
      'is not sent of this contact',
      {
        crm: 'Basel',
        observation: sent,
        s360: null,
        sends: { where: [{ field: 'town', is: 'Bern' }] },
      },
      'refused',
    ],
    [
      'the CRM has never said anything of',
      { crm: null, observation: { base: null }, s360: 'Bern' },
      'refused',
    ],
    [
      'the CRM has emptied',
      { crm: null, observation: agreeOnSent(sent, null), s360: 'Bern' },
      'lost',
    ],
  ])('that %s', (_what, given, kind) => {
    expect(compare(given)).toMatchObject([{ field: 'town', kind }]);
  });

  it.each([null, 'BASEL'])(
    'that S-360 rewrites to %p is sent over it once, and then only reported',
    (s360) => {
      const given = { crm: 'Basel', s360 };
      const first = compare({ ...given, observation: sent });
      expect(lostFields(first)).toMatchObject([{ field: 'town', s360 }]);
      const sentAgain = agreeOnSent(overrule(sent, s360), 'Basel');
      const second = compare({ ...given, observation: sentAgain });
      expect(lostFields(second)).toEqual([]);
      expect(driftedFields(second)).toEqual(['town']);
    },
  );
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
      sentOnly: {},
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
