import { randomInt } from 'node:crypto';

/** Crockford's alphabet: its characters are hard to confuse on the phone. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 8;

/** A new booking reference, e.g. `CRM-7F3K9QXM`: forty random bits, unique in the database. */
export const newReference = (): string =>
  `CRM-${Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')}`;

const ATTEMPT = /^(CRM-[0-9A-Z]{8})-\d{1,4}$/;

/** The booking reference in an order's externalReference; `null` if there is none. */
export const referenceIn = (externalReference: string | null): string | null =>
  ATTEMPT.exec(externalReference ?? '')?.[1] ?? null;
