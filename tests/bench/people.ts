import { personInS360, type PersonValues } from '../helpers/contacts/contacts';

/** The maximum number of contacts in a payload from S-360. */
export const PAYLOAD = 50;

/** The people that are created one by one; the others are copies with their own numbers. */
export const ORIGINALS = 1000;

/** The distance between the ids of a copy and its original; new rows fill the gap below. */
export const IDS_PER_COPY = 1_000_000;

/** People from this number on are never seeded. */
export const FIRST_FRESH = 10_000_001;

/** The creation time of all people; later items count seconds from here. */
const START_MS = Date.parse('2026-01-05T08:00:00Z');

const TOWNS = ['Lausanne', 'Genève', 'Zürich', 'Bern', 'Sion', 'Fribourg', 'Lugano'];

/** The original of a person and the number of the copy; an original is its own copy 0. */
export function copyOf(number: number): { original: number; copy: number } {
  const original = ((number - 1) % ORIGINALS) + 1;
  return { original, copy: (number - original) / ORIGINALS };
}

/** The mark of a copy in its email address, as the seed writes it. */
export const copyMark = (copy: number): string => (copy === 0 ? '' : `x${copy}`);

/** An invented person; the same number, from 1 on, is always the same person. */
export function personValues(number: number): PersonValues {
  const { copy, original: of } = copyOf(number);
  const digits = String(of).padStart(7, '0');
  const mark = copyMark(copy);
  return {
    title: of % 2 === 0 ? 'Mme' : 'M.',
    firstName: `Anaïs ${of % 977}`,
    lastName: `Rochat ${of}`,
    email: `person${of}${mark}@example.com`,
    mobilePhone: `+4179${digits}`,
    phone: `+4121${digits}`,
    birthDate: `19${50 + (of % 50)}-0${1 + (of % 9)}-1${of % 10}`,
    language: 'fr',
    street1: `Rue de l’Ale ${of % 200}`,
    zipCode: String(1000 + (of % 8999)),
    town: TOWNS[of % TOWNS.length] ?? 'Bern',
    countryCode: 'CH',
  };
}

/** The person after a number of changes, each with three other fields. */
export function changedValues(number: number, change: number): PersonValues {
  const values = personValues(number);
  if (change === 0) return values;
  return {
    ...values,
    street1: `Rue Neuve ${change}, ${number % 200}`,
    zipCode: String(1000 + ((number + change * 37) % 8999)),
    town: `${TOWNS[(number + change) % TOWNS.length] ?? 'Bern'} ${change}`,
  };
}

/** The person as S-360 sends it after a number of changes. */
function itemOf(number: number, change: number): object {
  const { addresses, individualContact, type } = personInS360(changedValues(number, change));
  const [address] = Array.isArray(addresses) ? addresses : [];
  return {
    contactId: 1_000_000_000 + number,
    contactNumber: String(number),
    type,
    role: 'INTERNET',
    state: 'ACTIVE',
    guest: false,
    creationDate: new Date(START_MS).toISOString(),
    dateLastModified: new Date(START_MS + change * 1000).toISOString(),
    individualContact,
    addresses: [{ contactAddressId: 5_000_000 + number, main: true, ...address }],
  };
}

/** A payload of these people after a number of changes. */
export function payloadOf(numbers: readonly number[], change = 0): string {
  return JSON.stringify(numbers.map((number) => itemOf(number, change)));
}

/** The consecutive numbers of one payload. */
export const numbersFrom = (first: number): number[] =>
  Array.from({ length: PAYLOAD }, (_none, index) => first + index);

/** Provides unused numbers of people, a payload at a time. */
export class FreshNumbers {
  private next = FIRST_FRESH;

  take(): number[] {
    const numbers = numbersFrom(this.next);
    this.next += PAYLOAD;
    return numbers;
  }
}
