import { reason } from '../../contracts/reasons';
import { CONTACT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { NotFoundError } from '../../kernel/errors';
import type { ContactRecord } from '../records';
import { contactFromRow } from './rows';

/** Throws (404) when there is no such contact. */
export async function contactById(
  database: StrapiDatabase,
  documentId: string,
): Promise<ContactRecord> {
  const contact = (await contactsById(database, [documentId])).get(documentId);
  if (!contact) throw new NotFoundError(reason('noContact', { contact: documentId }));
  return contact;
}

/** Contacts by document id. */
export async function contactsById(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, ContactRecord>> {
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where({ documentId: { $in: [...documentIds] } })
    .execute();
  return new Map(rows.map(contactFromRow).map((contact) => [contact.documentId, contact]));
}

/** The names of contacts by document id; one that was deleted is absent. */
export async function namesOfContacts(
  database: StrapiDatabase,
  documentIds: readonly string[],
): Promise<Map<string, string | null>> {
  if (documentIds.length === 0) return new Map();
  const rows = await database
    .query(CONTACT_UID)
    .select(['documentId', 'displayName'])
    .where({ documentId: { $in: [...documentIds] } })
    .execute();
  return new Map(rows.map((row) => [text(row.documentId) ?? '', text(row.displayName)]));
}
