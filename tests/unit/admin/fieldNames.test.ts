import { consentCode, labelInS360, nameInS360 } from '../../../admin/src/sync/fieldNames';

describe('what a save harmed is named', () => {
  it('by its code where it is a consent', () => {
    expect([consentCode('consent:NEWS'), consentCode('email')]).toEqual(['NEWS', null]);
  });

  it.each([
    ['individualContact.individualGender', 'individualGender'],
    ['addresses(10229750000024).billingAddress', 'addresses.billingAddress'],
    ['contactCriteria(JAZZ)', 'contactCriteria(JAZZ)'],
    ['email', null],
  ])('as S-360 names it where no field is mapped to it: %s', (place, name) => {
    expect(nameInS360(place)).toBe(name);
  });

  it.each([
    ['individualContact.individualGender', 'kept.value.individualGender'],
    ['structureContact.letterSalutation', 'kept.value.letterSalutation'],
    ['addresses(10229750000024).name', 'kept.value.addresses_name'],
    ['individualContact.somethingNew', null],
    ['email', null],
  ])('in words where people know it under a name: %s', (place, key) => {
    expect(labelInS360(place)).toBe(key);
  });
});
