import { at, listAt, objectAt, textAt } from '../json';

/** Everything that a save must not harm, mapped or not. */
export const PERSON = {
  type: 'INDIVIDUAL',
  individualContact: {
    individualTitle: 'MR',
    individualFirstname: 'Jan',
    individualBirthdate: '1970-05-17',
    individualGender: 'MALE',
    email: 'jan@example.com',
    alternativeEmails: ['jan.two@example.com'],
    cellPhoneNumber: '+41795550101',
    handicapType: 'ROW_END',
    blocked: true,
  },
  addresses: [
    { main: true, street1: 'Quai 1', town: 'Vevey', zipCode: '1800', countryCode: 'CH' },
    { name: 'Summer', street1: 'Via 2', town: 'Lugano', zipCode: '6900', countryCode: 'CH' },
  ],
  authorizations: [
    { authorizationCode: 'NEWS', allowed: true },
    { authorizationCode: 'SMS', allowed: false },
  ],
};

/** The values of a contact in S-360 that must not change. */
export function substanceOf(contact: Record<string, unknown>) {
  const without = (entry: unknown, names: string[]) =>
    Object.fromEntries(
      Object.entries(objectAt(entry)).filter(
        ([name, value]) => !names.includes(name) && value !== null && value !== undefined,
      ),
    );
  const addresses = listAt(contact, 'addresses').map((one) =>
    without(one, ['contactAddressId', 'normalizationState', 'normalizationRating']),
  );
  const byTown = (a: object, b: object) => (textAt(a, 'town') < textAt(b, 'town') ? -1 : 1);
  const byCode = (a: unknown, b: unknown) =>
    textAt(a, 'authorizationCode') < textAt(b, 'authorizationCode') ? -1 : 1;
  return {
    person: without(at(contact, 'individualContact'), ['email1VerificationStatus']),
    addresses: addresses.sort(byTown),
    authorizations: [...listAt(contact, 'authorizations')].sort(byCode),
    criteria: listAt(contact, 'contactCriteria'),
  };
}
