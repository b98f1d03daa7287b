import { newDocumentId } from '../../kernel/database/document-id';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import type { Tracing } from '../../kernel/tracing/tracing';
import type { ErasedPersons } from '../erased-persons';
import type { ContactStore } from '../store';
import { contactTransaction } from './contact-transaction';
import { identityStatements } from './identity-statements';
import { excludedStatements } from './excluded-statements';
import { knownNumbers } from './received-links';

/** Contacts and links in Strapi's database. */
export function databaseContactStore(
  database: StrapiDatabase,
  erased: ErasedPersons,
  tracing: Tracing,
): ContactStore {
  return {
    erased,
    newDocumentId,
    knownNumbers: (institution, contactNumbers) =>
      knownNumbers({ database, trx: database.connection }, institution, contactNumbers),
    transaction: (work) =>
      database.transactionWithRetries((trx) => {
        const context = { database, tracing, trx, newDocumentId };
        return work({
          ...contactTransaction(context),
          ...identityStatements(context),
          ...excludedStatements(context),
        });
      }),
  };
}
