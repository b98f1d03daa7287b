import { lockRows } from '../../kernel/database/lock-rows';
import { BOOKING_UID } from '../../contracts/uids';
import { chunks, text } from '../../kernel/database/values';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import type { IncomingOrder } from '../../orders';
import { bookingFromRow } from '../database/booking-rows';
import { writeChange } from '../database/booking-store';
import { applyReceivedOrder } from '../machine/received-order';
import { referenceIn } from '../compose/reference';
import { orderOf } from '../shown-order';

/** Finds the bookings of orders, by the reference of an attempt or by the order's id. */
async function bookingsOf(
  { database, trx }: InTransaction,
  { baseUrl, institution }: { institution: string; baseUrl: string },
  orders: readonly IncomingOrder[],
): Promise<{ byReference: Map<string, string>; byOrder: Map<string, string> }> {
  const { column, table } = database.names(BOOKING_UID);
  const byReference = new Map<string, string>();
  const byOrder = new Map<string, string>();
  const references = orders.flatMap(
    ({ snapshot }) => referenceIn(snapshot.externalReference) ?? [],
  );
  const select = {
    documentId: column('documentId'),
    reference: column('reference'),
    orderId: column('orderId'),
  };
  const ofInstitution = () =>
    trx(table)
      .select(select)
      .where({ institution, [column('baseUrl')]: baseUrl });
  const note = (rows: Row[]) => {
    for (const row of rows) {
      const documentId = text(row.documentId) ?? '';
      byReference.set(text(row.reference) ?? '', documentId);
      const orderId = text(row.orderId);
      if (orderId !== null) byOrder.set(orderId, documentId);
    }
  };
  for (const part of chunks([...new Set(references)])) {
    note(await ofInstitution().whereIn(column('reference'), part));
  }
  for (const part of chunks(orders.map(({ snapshot }) => snapshot.orderId))) {
    note(await ofInstitution().whereIn(column('orderId'), part));
  }
  return { byReference, byOrder };
}

/**
 * The bookings of orders, by order id. A match by order id comes before one by reference, because
 * the order's reference may have been changed in S-360.
 */
export async function bookingsOfOrders(
  context: InTransaction,
  institution: { institution: string; baseUrl: string },
  orders: readonly IncomingOrder[],
): Promise<Map<string, string>> {
  const known = await bookingsOf(context, institution, orders);
  return new Map(
    orders.flatMap(({ snapshot: { externalReference, orderId } }): [string, string][] => {
      const reference = referenceIn(externalReference);
      const documentId =
        known.byOrder.get(orderId) ??
        (reference === null ? undefined : known.byReference.get(reference));
      return documentId === undefined ? [] : [[orderId, documentId]];
    }),
  );
}

/** Applies received orders to their bookings, in the transaction that stores the orders. */
export async function followOrders(
  context: InTransaction,
  orders: readonly IncomingOrder[],
  bookings: ReadonlyMap<string, string>,
  at: Date,
): Promise<void> {
  for (const { orderDocumentId, snapshot } of orders) {
    const documentId = bookings.get(snapshot.orderId);
    if (documentId === undefined) continue;
    const found = context.database.query(BOOKING_UID).select('*').where({ documentId });
    const [row] = await lockRows(context.database, found);
    if (!row) continue;
    const booking = bookingFromRow(row);
    const change = applyReceivedOrder(booking, { order: orderOf(snapshot), orderDocumentId }, at);
    if (change !== null) await writeChange(context, booking, change);
  }
}
