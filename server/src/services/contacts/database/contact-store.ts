import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../../contracts/uids';
import { strapiDatabase, type StrapiDatabase } from '../../database/strapi-database';
import type { ContactStore } from '../store';
import { contactTransaction } from './contact-transaction';
import { knownNumbers } from './received-links';

/** Document ids are made by Strapi's own generator, which it keeps as the column's default. */
function documentIdGenerator(strapi: Core.Strapi): () => string {
  const attribute = strapi.db.metadata.get(CONTACT_UID).attributes.documentId;
  const generate = attribute && 'default' in attribute ? attribute.default : undefined;
  if (typeof generate !== 'function') throw new Error('Strapi has no document id generator.');
  return () => String(generate());
}

/** Contacts and links on Strapi's database. */
export function databaseContactStore(
  strapi: Core.Strapi,
  database: StrapiDatabase = strapiDatabase(strapi),
): ContactStore {
  const newDocumentId = documentIdGenerator(strapi);
  return {
    newDocumentId,
    knownNumbers: (institution, contactNumbers) =>
      knownNumbers({ database, trx: database.connection }, institution, contactNumbers),
    transaction: (work) =>
      database.contended((trx) => work(contactTransaction({ database, trx, newDocumentId }))),
  };
}
