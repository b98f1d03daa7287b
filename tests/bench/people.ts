import { personInS360, type PersonValues } from '../helpers/contacts';

/** How many contacts S-360 sends in one payload at most. */
export const PAYLOAD = 50;

/** The moment at which all people were made; what is sent later counts seconds from here. */
const START_MS = Date.parse('2026-01-05T08:00:00Z');

const TOWNS = ['Lausanne', 'Genève', 'Zürich', 'Bern', 'Sion', 'Fribourg', 'Lugano'];

/** An invented person; the same number is always the same person. */
export function personValues(number: number): PersonValues {
  const digits = String(number % 10_000_000).padStart(7, '0');
  return {
    title: number % 2 === 0 ? 'Mme' : 'M.',
    firstName: `Anaïs ${number % 977}`,
    lastName: `Rochat ${number}`,
    email: `person${number}@example.com`,
    mobilePhone: `+4179${digits}`,
    phone: `+4121${digits}`,
    birthDate: `19${50 + (number % 50)}-0${1 + (number % 9)}-1${number % 10}`,
    language: 'fr',
    street1: `Rue de l’Ale ${number % 200}`,
    zipCode: String(1000 + (number % 8999)),
    town: TOWNS[number % TOWNS.length] ?? 'Bern',
    countryCode: 'CH',
  };
}

/** Three fields as they are after so many changes. */
export function changedValues(number: number, change: number): PersonValues {
  return {
    street1: `Rue Neuve ${change}, ${number % 200}`,
    town: `${TOWNS[(number + change) % TOWNS.length] ?? 'Bern'} ${change}`,
    zipCode: String(1000 + ((number + change * 37) % 8999)),
  };
}

/** One person as S-360 sends it, after so many changes (0: as made). */
export function itemOf(contactNumber: string, values: PersonValues, change: number): object {
  const { individualContact, addresses, type } = personInS360(values);
  const [address] = Array.isArray(addresses) ? addresses : [];
  return {
    contactId: 1_000_000_000 + Number(contactNumber.replace(/\D/g, '')),
    contactNumber,
    type,
    role: 'INTERNET',
    state: 'ACTIVE',
    guest: false,
    creationDate: new Date(START_MS).toISOString(),
    dateLastModified: new Date(START_MS + change * 1000).toISOString(),
    individualContact,
    addresses: [{ contactAddressId: 5_000_000, main: true, ...address }],
  };
}

/** A payload of 50 people from this number on. */
export function payloadOf(firstNumber: number): string {
  return JSON.stringify(
    Array.from({ length: PAYLOAD }, (_none, index) => {
      const number = firstNumber + index;
      return itemOf(String(number), personValues(number), 0);
    }),
  );
}
