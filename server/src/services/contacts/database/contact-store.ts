import { randomBytes } from 'node:crypto';
import type { Core } from '@strapi/strapi';
import { strapiDatabase, type StrapiDatabase } from '../../database/strapi-database';
import type { ContactStore } from '../store';
import { contactTransaction } from './contact-transaction';
import { identityStatements } from './identity-statements';
import { keptOutStatements } from './kept-out-statements';
import { knownNumbers } from './received-links';

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const LETTERS_AND_DIGITS = `${LETTERS}0123456789`;
const DOCUMENT_ID_LENGTH = 24;

/** The system is asked for random numbers of many ids at once: each time costs as much as an id. */
const POOLED_BYTES = 200 * DOCUMENT_ID_LENGTH;
let pool: Uint8Array = new Uint8Array();
let drawn = 0;

/**
 * A document id in the form of Strapi's own, from the system's random numbers. Strapi's generator
 * hashes each id, which took a tenth of the time in which a payload is applied.
 */
export function newDocumentId(): string {
  if (drawn + DOCUMENT_ID_LENGTH > pool.length) {
    pool = randomBytes(POOLED_BYTES);
    drawn = 0;
  }
  const bytes = pool.subarray(drawn, (drawn += DOCUMENT_ID_LENGTH));
  let id = LETTERS.charAt((bytes[0] ?? 0) % LETTERS.length);
  for (const byte of bytes.subarray(1)) {
    id += LETTERS_AND_DIGITS.charAt(byte % LETTERS_AND_DIGITS.length);
  }
  return id;
}

/** Contacts and links on Strapi's database. */
export function databaseContactStore(
  strapi: Core.Strapi,
  database: StrapiDatabase = strapiDatabase(strapi),
): ContactStore {
  return {
    newDocumentId,
    knownNumbers: (institution, contactNumbers) =>
      knownNumbers({ database, trx: database.connection }, institution, contactNumbers),
    transaction: (work) =>
      database.contended((trx) => {
        const context = { database, trx, newDocumentId };
        return work({
          ...contactTransaction(context),
          ...identityStatements(context),
          ...keptOutStatements(context),
        });
      }),
  };
}
