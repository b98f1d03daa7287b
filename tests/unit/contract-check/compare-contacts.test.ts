import {
  difference,
  fieldsOfContact,
  isNone,
  ownOnly,
  valuesBefore,
} from '../../../server/src/contract-check/compare-contacts';

const contact = {
  contactNumber: '1001',
  dateLastModified: '2026-01-01T00:00:00Z',
  individualContact: {
    individualFirstname: 'Ada',
    email: 'ada@example.com',
    letterSalutation: 'Ms Ada',
    alternativeEmails: ['b@example.com', 'a@example.com'],
  },
  addresses: [{ contactAddressId: 7, main: true, town: 'Bern', formattedAddress: 'Bern' }],
  authorizations: [
    { authorizationCode: 'NEWS', allowed: true },
    { authorizationCode: 'SMS', allowed: false },
  ],
  contactCriteria: [{ code: 'A' }, { code: 'B' }],
};

const compared = (now: object) => difference(fieldsOfContact(contact), fieldsOfContact(now));

describe('the comparison of a contact before and after a save', () => {
  it('ignores the order of lists and what S-360 records about the save', () => {
    const now = {
      ...contact,
      dateLastModified: '2026-02-02T00:00:00Z',
      authorizations: contact.authorizations.toReversed(),
      contactCriteria: contact.contactCriteria.toReversed(),
      individualContact: {
        ...contact.individualContact,
        alternativeEmails: contact.individualContact.alternativeEmails.toReversed(),
        phoneNumber1: null,
      },
    };
    expect(isNone(compared(now))).toBe(true);
  });

  it('names lost and changed fields, addresses and consents', () => {
    const now = {
      ...contact,
      individualContact: { ...contact.individualContact, email: '', individualFirstname: 'Eva' },
      addresses: [],
      authorizations: [{ authorizationCode: 'NEWS', allowed: false }],
    };
    expect(compared(now)).toEqual({
      lost: [
        'individualContact.email',
        'addresses[7].main',
        'addresses[7].town',
        'addresses[7].formattedAddress',
        'authorizations[SMS]',
      ],
      other: ['individualContact.individualFirstname', 'authorizations[NEWS]'],
    });
  });

  it('distinguishes what S-360 derives from other fields from the contact’s own values', () => {
    const now = {
      ...contact,
      individualContact: { ...contact.individualContact, letterSalutation: 'Dear Ada' },
    };
    expect(isNone(compared(now))).toBe(false);
    expect(isNone(ownOnly(compared(now)))).toBe(true);
  });

  it('finds no difference where S-360 keeps a value in capitals, without accents, or cut', () => {
    const named = (individualLastname: string) =>
      fieldsOfContact({ individualContact: { individualLastname } });
    const before = named('Müller-Hohenstein von und zu Lichtenfels');
    expect(isNone(difference(before, named('MULLER-HOHENSTEIN VON UND')))).toBe(true);
    expect(isNone(difference(before, named('Müller')))).toBe(false);
  });

  it('recognizes a recreated address by its content', () => {
    const now = { ...contact, addresses: [{ ...contact.addresses[0], contactAddressId: 9 }] };
    expect(isNone(compared(now))).toBe(false);
    const byContent = difference(
      fieldsOfContact(contact, 'content'),
      fieldsOfContact(now, 'content'),
    );
    expect(isNone(byContent)).toBe(true);
  });

  it('lists the values that a person must restore', () => {
    const before = fieldsOfContact(contact);
    const now = { ...contact, individualContact: { ...contact.individualContact, email: null } };
    expect(valuesBefore(before, difference(before, fieldsOfContact(now)))).toEqual([
      { field: 'individualContact.email', value: 'ada@example.com' },
    ]);
  });
});
