import { compareWithS360, driftedFields, lostFields } from '../../../server/src/drift/compare';
import type { LinkState } from '../../../server/src/contacts/records';
import type { FieldObservation } from '../../../server/src/contacts/model/merge/field-observation';
import type { ContactSettings } from '../../../server/src/contacts/settings';
import { STANDARD_MAPPING } from '../../../server/src/contacts/model/mapping/mapping';
import type { FieldRule } from '../../../server/src/contacts/model/merge/merge';
import { agreeOnSent, overrule } from '../../../server/src/contacts/model/merge/observation';
import {
  aContact,
  aLink,
  aSnapshot,
  atMs,
  someSettings,
} from '../../helpers/builders/contact-records';

interface Given {
  crm: string | null;
  observation: FieldObservation;
  s360: string | null;
  state?: LinkState;
  rule?: Partial<FieldRule>;
  sends?: ContactSettings['sends'];
}

describe('a field that is only sent to S-360, in a drift check,', () => {
  const mapping = STANDARD_MAPPING.map((field) =>
    field.field === 'town' ? { ...field, direction: 'toS360' as const } : field,
  );
  function compare(given: Given) {
    const { crm, observation, rule, s360, sends, state = 'inSync' } = given;
    return compareWithS360({
      contact: aContact({ fields: { town: crm } }),
      link: aLink({ state, observations: { town: observation } }),
      consents: [],
      // Changed a moment ago, but no webhook is expected, as the field is never received.
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
  /** The observation after the first send was acknowledged. */
  const sent = agreeOnSent({ base: null }, 'Basel');

  it.each<[string, Parameters<typeof compare>[0], string]>([
    ['is equal on both sides', { crm: 'Basel', observation: sent, s360: 'Basel' }, 'same'],
    ['was lost by S-360', { crm: 'Basel', observation: sent, s360: null }, 'lost'],
    ['has another value in S-360', { crm: 'Basel', observation: sent, s360: 'Bern' }, 'lost'],
    ['is a placeholder in S-360', { crm: 'Basel', observation: sent, s360: 'UNKNOWN' }, 'lost'],
    [
      'has its former value in S-360 again',
      { crm: 'Bern', observation: agreeOnSent(sent, 'Bern'), s360: 'Basel' },
      'lost',
    ],
    ['is pending', { crm: 'Bern', observation: sent, s360: 'Basel', state: 'pending' }, 'pending'],
    [
      'was changed in the CRM without a mark',
      { crm: 'Bern', observation: sent, s360: 'Basel' },
      'lost',
    ],
    [
      'is never exchanged',
      { crm: 'Basel', observation: sent, s360: null, rule: { conflict: 'never' } },
      'refused',
    ],
    [
      'is not sent for this contact',
      {
        crm: 'Basel',
        observation: sent,
        s360: null,
        sends: { where: [{ field: 'town', is: 'Bern' }] },
      },
      'refused',
    ],
    [
      'has never had a value in the CRM',
      { crm: null, observation: { base: null }, s360: 'Bern' },
      'refused',
    ],
    [
      'was emptied in the CRM',
      { crm: null, observation: agreeOnSent(sent, null), s360: 'Bern' },
      'lost',
    ],
  ])('is classified correctly when it %s', (_what, given, kind) => {
    expect(compare(given)).toMatchObject([{ field: 'town', kind }]);
  });

  it.each([null, 'BASEL'])(
    'is sent once more when S-360 rewrote it to %p, and then only reported',
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
