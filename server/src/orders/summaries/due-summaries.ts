import { DUE_SUMMARIES_UID, ORDER_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { InTransaction, Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';

/** Above this count, a contact's orders are read in parts, and not for each delivery. */
const MANY_ORDERS = 1_000;

/** The contacts that have very many orders, counted in the index. */
export async function contactsWithManyOrders(
  { database, trx }: InTransaction,
  documentIds: readonly string[],
): Promise<ReadonlySet<string>> {
  const { column, table } = database.names(ORDER_UID);
  const contact = column('contactDocumentId');
  const rows: Row[] = await trx(table)
    .select({ contact })
    .whereIn(contact, [...documentIds])
    .groupBy(contact)
    .having(trx.raw('count(*)'), '>', MANY_ORDERS);
  return new Set(rows.map((row) => text(row.contact) ?? ''));
}

/** Marks purchase summaries as due to be recomputed; the caller has locked the contacts. */
export async function noteDue(
  context: InTransaction,
  documentIds: readonly string[],
): Promise<void> {
  await bulkInsert(context, DUE_SUMMARIES_UID, {
    rows: documentIds.map((contactDocumentId) => ({ contactDocumentId })),
    onTaken: { kind: 'leave' },
  });
}

const DUE_AT_ONCE = 100;

/** Contacts whose purchase summaries are due, the longest waiting first. */
export async function dueContacts(database: StrapiDatabase): Promise<string[]> {
  const rows = await database
    .query(DUE_SUMMARIES_UID)
    .select(['contactDocumentId'])
    .orderBy({ id: 'asc' })
    .limit(DUE_AT_ONCE)
    .execute();
  return rows.map((row) => text(row.contactDocumentId) ?? '');
}

/** Removes the mark; the caller has locked the contact since before it read the orders. */
export async function noteDone(database: StrapiDatabase, contactDocumentId: string): Promise<void> {
  await database.query(DUE_SUMMARIES_UID).where({ contactDocumentId }).delete().execute();
}
