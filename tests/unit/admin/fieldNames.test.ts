import { consentCode, nameInS360 } from '../../../admin/src/sync/fieldNames';

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
});
