import { STANDARD_MAPPING } from '../../../../../server/src/contacts/model/mapping/mapping';
import { sendsUnseen } from '../../../../../server/src/contacts/model/merge/unseen';
import type { LinkRecord } from '../../../../../server/src/contacts/records';
import type { Observations } from '../../../../../server/src/contacts/model/merge/field-observation';
import {
  aContact,
  agreed,
  aLink,
  someSettings,
} from '../../../../helpers/builders/contact-records';

const anna = aContact({ fields: { town: 'Chur' } });
const { town: _town, ...withoutTown } = anna.fields;
/** A first delivery showed everything but the town. */
const partOfAnna = agreed(withoutTown);

const wouldSend = (
  observations: Observations,
  { before = {}, mapping = STANDARD_MAPPING, state = 'pending' as LinkRecord['state'] } = {},
) =>
  sendsUnseen(aLink({ observations: before }), {
    link: aLink({ observations, state }),
    contact: anna,
    consents: [],
    settings: someSettings({ mapping }),
  });

describe('a first delivery that contains only part of a contact', () => {
  it('makes a push overwrite what S-360 has not shown', () => {
    expect(wouldSend(partOfAnna)).toBe(true);
    expect(wouldSend({ ...partOfAnna, town: { base: null } })).toBe(true);
  });

  it.each([
    ['S-360 has shown all that would be sent', { ...partOfAnna, ...agreed({ town: 'Bern' }) }, {}],
    ['nothing would be sent', agreed(anna.fields), {}],
    ['the link is at rest', partOfAnna, { state: 'inSync' as const }],
    ['the link is at rest with a conflict', partOfAnna, { state: 'conflict' as const }],
    [
      'S-360 has shown something of the contact before',
      partOfAnna,
      { before: { lastName: { base: null }, ...agreed({ email: 'anna@example.com' }) } },
    ],
    [
      'S-360 never shows the field',
      partOfAnna,
      {
        mapping: STANDARD_MAPPING.map((entry) =>
          entry.field === 'town' ? { ...entry, direction: 'toS360' as const } : entry,
        ),
      },
    ],
  ])('does not when %s', (_when, observations, options) => {
    expect(wouldSend(observations, options)).toBe(false);
  });

  it('still does when the link only knows what was sent', () => {
    expect(wouldSend(partOfAnna, { before: { email: { base: null } } })).toBe(true);
  });
});
