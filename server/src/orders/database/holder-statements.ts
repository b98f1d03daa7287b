import { ORDER_HOLDER_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';
import { rowsOf } from './order-statements';

/** Who holds how many units of an order, by contact number. */
interface HoldersOfOrder {
  orderDocumentId: string;
  /** A new order has no stored holders: its holders are only added. */
  isNew: boolean;
  units: ReadonlyMap<string, number>;
}

const STORED_HOLDERS = {
  uid: ORDER_HOLDER_UID,
  by: 'orderDocumentId',
  attributes: ['id', 'orderDocumentId', 'contactReference'],
};

const keyOf = (orderDocumentId: unknown, contactReference: unknown): string =>
  `${text(orderDocumentId) ?? ''}/${text(contactReference) ?? ''}`;

/** Stores the holders of orders, and removes those that no longer hold any unit. */
export async function storeHolders(
  context: InTransaction,
  institution: string,
  orders: readonly HoldersOfOrder[],
  contactOf: (contactReference: string) => string | null,
): Promise<void> {
  const rows = orders.flatMap(({ orderDocumentId, units }) =>
    [...units].map(([contactReference, count]) => ({
      institution,
      orderDocumentId,
      contactReference,
      contactDocumentId: contactOf(contactReference),
      units: count,
    })),
  );
  const known = orders.flatMap(({ isNew, orderDocumentId }) => (isNew ? [] : [orderDocumentId]));
  const held = new Set(
    rows.map(({ contactReference, orderDocumentId }) => keyOf(orderDocumentId, contactReference)),
  );
  const before = await rowsOf(context, STORED_HOLDERS, known);
  const gone = before.filter((row) => !held.has(keyOf(row.orderDocumentId, row.contactReference)));
  await removeHolders(context, gone);
  await bulkInsert(context, ORDER_HOLDER_UID, {
    rows,
    onTaken: {
      kind: 'merge',
      by: ['orderDocumentId', 'contactReference'],
      attributes: ['contactDocumentId', 'units'],
    },
  });
}

async function removeHolders(
  { database, trx }: InTransaction,
  rows: readonly Row[],
): Promise<void> {
  for (const part of chunks(rows)) {
    const ids = part.map(({ id }) => integer(id));
    await trx(database.names(ORDER_HOLDER_UID).table).whereIn('id', ids).delete();
  }
}
