import type { Core } from '@strapi/strapi';
import { newDocumentId } from '../../kernel/database/document-id';
import { strapiDatabase, type StrapiDatabase } from '../../kernel/database/strapi-database';
import type { ContactStore } from '../store';
import { contactTransaction } from './contact-transaction';
import { identityStatements } from './identity-statements';
import { excludedStatements } from './excluded-statements';
import { knownNumbers } from './received-links';

/** Contacts and links in Strapi's database. */
export function databaseContactStore(
  strapi: Core.Strapi,
  database: StrapiDatabase = strapiDatabase(strapi),
): ContactStore {
  return {
    newDocumentId,
    knownNumbers: (institution, contactNumbers) =>
      knownNumbers({ database, trx: database.connection }, institution, contactNumbers),
    transaction: (work) =>
      database.transactionWithRetries((trx) => {
        const context = { database, trx, newDocumentId };
        return work({
          ...contactTransaction(context),
          ...identityStatements(context),
          ...excludedStatements(context),
        });
      }),
  };
}
