import { randomInt } from 'node:crypto';

/** Crockford's alphabet: nothing in it is mistaken for something else on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** Our reference of a booking, e.g. `CRM-7F3K9QXM`: forty random bits, unique in the database. */
export const newReference = (): string =>
  `CRM-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

const ATTEMPT = /^(CRM-[0-9A-Z]{8})-\d{1,4}$/;

/** The reference of the booking that an order's externalReference names; `null` for any other. */
export const referenceIn = (externalReference: string | null): string | null =>
  ATTEMPT.exec(externalReference ?? '')?.[1] ?? null;
