import {
  hasDifferences,
  localValue,
} from '../../../../../server/src/contacts/model/merge/local-value';
import { aContact, aSnapshot, someSettings } from '../../../../helpers/builders/contact-records';

const mobilePhone = {
  field: 'mobilePhone',
  kind: 'phone',
  direction: 'both',
  paths: {},
} as const;

describe('the value of a field in the CRM', () => {
  const anna = aContact({ fields: { mobilePhone: '079 123 45 67' } });
  const settings = someSettings({ phoneCountry: 'DE' });
  const received = { column: '079 123 45 67', canonical: '+41791234567' };

  it('has the form of the received one when it is spelled the same', () => {
    expect(localValue({ contact: anna, settings }, mobilePhone, received)).toBe('+41791234567');
  });

  it('has the form of its own institution when it is spelled otherwise', () => {
    const other = { ...received, column: '0791234567' };
    expect(localValue({ contact: anna, settings }, mobilePhone, other)).toBe('+49791234567');
  });

  it('is blank when the contact has none', () => {
    expect(localValue({ contact: aContact(), settings }, mobilePhone, received)).toBeNull();
  });
});

describe('a snapshot', () => {
  const differs = (town: string | null, shown: string | null) =>
    hasDifferences(aSnapshot({ firstName: 'Anna', town: shown }), {
      contact: aContact({ fields: { town } }),
      settings: someSettings(),
    });

  it.each([
    ['differs from the contact when both have another value', 'Chur', 'Bern', true],
    ['does not differ when both have the same value', 'Chur', 'Chur', false],
    ['does not differ when only the spelling of blanks does', ' Chur ', 'Chur', false],
    ['does not differ in a field that the contact has blank', null, 'Bern', false],
    ['does not differ in a field that S-360 has blank', 'Chur', null, false],
  ])('%s', (_what, town, shown, isDifferent) => {
    expect(differs(town, shown)).toBe(isDifferent);
  });

  it('does not differ in a field that it does not contain', () => {
    const of = { contact: aContact({ fields: { town: 'Chur' } }), settings: someSettings() };
    expect(hasDifferences(aSnapshot({ firstName: 'Anna' }), of)).toBe(false);
  });
});
