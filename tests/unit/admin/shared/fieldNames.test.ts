import {
  consentCode,
  labelInS360,
  nameInS360,
} from '../../../../admin/src/shared/fields/fieldKeys';
import { isDay } from '../../../../admin/src/shared/fields/keptValueNames';

describe('the name of a harmed value', () => {
  it('is the code for a consent', () => {
    expect([consentCode('consent:NEWS'), consentCode('email')]).toEqual(['NEWS', null]);
  });

  it.each([
    ['individualContact.individualGender', 'individualGender'],
    ['addresses(10229750000024).billingAddress', 'addresses.billingAddress'],
    ['contactCriteria(JAZZ)', 'contactCriteria(JAZZ)'],
    ['email', null],
  ])('is the name in S-360 for an unmapped field: %s', (place, name) => {
    expect(nameInS360(place)).toBe(name);
  });

  it.each([
    ['individualContact.individualGender', 'kept.value.individualGender'],
    ['structureContact.letterSalutation', 'kept.value.letterSalutation'],
    ['addresses(10229750000024).name', 'kept.value.addresses_name'],
    ['addresses(10229750000024).billingAddress', 'kept.value.addresses_billingAddress'],
    ['individualContact.somethingNew', null],
    ['email', null],
  ])('is a translated label when there is one: %s', (place, key) => {
    expect(labelInS360(place)).toBe(key);
  });
});

describe('a value shown from S-360', () => {
  it.each([
    ['2099-12-31T00:00:00.000+00:00', true],
    ['2099-12-31T00:00:00Z', true],
    ['2099-12-31T09:30:00.000+00:00', false],
    ['VERIFIED', false],
  ])('counts as a day only at midnight: %s', (value, expected) => {
    expect(isDay(value)).toBe(expected);
  });
});
