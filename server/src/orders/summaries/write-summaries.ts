import { PURCHASE_SUMMARY_UID } from '../../contracts/uids';
import { newDocumentId } from '../../kernel/database/document-id';
import { documentColumns, selectIn } from '../../contacts';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { integer, text } from '../../kernel/database/values';
import { comparableValue, type KnownContact } from './known-contacts';
import type { PurchaseSummary } from './sums';

const VALUES = [
  'fractionDigits',
  'orders',
  'tickets',
  'spent',
  'refunded',
  'firstPurchaseAt',
  'lastPurchaseAt',
  'nextPerformanceAt',
  'nextPerformanceInstitution',
  'favouriteProductFamily',
] as const;

const keyOf = (contactDocumentId: unknown, currencyCode: unknown): string =>
  JSON.stringify([text(contactDocumentId), text(currencyCode)]);

const isDifferent = (row: Row, summary: PurchaseSummary): boolean =>
  VALUES.some((name) => comparableValue(row[name], name) !== comparableValue(summary[name], name));

const summaryRow = (contactDocumentId: string, summary: PurchaseSummary, at: Date): Row => ({
  ...summary,
  spent: String(summary.spent),
  refunded: String(summary.refunded),
  documentId: newDocumentId(),
  contactDocumentId,
  ...documentColumns(at),
});

/**
 * Writes the purchase summaries that differ from the stored ones, and deletes those that are gone.
 */
export async function writeSummaries(
  { database, trx }: InTransaction,
  of: {
    documentIds: readonly string[];
    contacts: readonly KnownContact[];
    summariesOf(documentId: string): readonly PurchaseSummary[];
  },
): Promise<void> {
  const context = { database, trx, newDocumentId };
  const rows = await selectIn(context, PURCHASE_SUMMARY_UID, 'contactDocumentId', of.documentIds);
  const gone = new Map(rows.map((row) => [keyOf(row.contactDocumentId, row.currencyCode), row]));
  const at = database.clock.now();
  const written: Row[] = [];
  for (const { documentId } of of.contacts) {
    for (const summary of of.summariesOf(documentId)) {
      const key = keyOf(documentId, summary.currencyCode);
      const before = gone.get(key);
      gone.delete(key);
      if (before === undefined || isDifferent(before, summary))
        written.push(summaryRow(documentId, summary, at));
    }
  }
  await removeRows(context, [...gone.values()]);
  await bulkInsert(context, PURCHASE_SUMMARY_UID, {
    rows: written,
    onTaken: {
      kind: 'merge',
      by: ['contactDocumentId', 'currencyCode'],
      attributes: [...VALUES, 'updatedAt'],
    },
  });
}

async function removeRows({ database }: Pick<InTransaction, 'database'>, rows: readonly Row[]) {
  if (rows.length === 0) return;
  const ids = rows.map(({ id }) => integer(id));
  await database
    .query(PURCHASE_SUMMARY_UID)
    .where({ id: { $in: ids } })
    .delete()
    .execute();
}

/** Deletes all purchase summaries of contacts that no longer exist. */
export async function removeSummaries(
  { database }: Pick<InTransaction, 'database'>,
  documentIds: readonly string[],
): Promise<void> {
  await database
    .query(PURCHASE_SUMMARY_UID)
    .where({ contactDocumentId: { $in: documentIds } })
    .delete()
    .execute();
}
