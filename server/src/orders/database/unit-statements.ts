import { ORDER_LINE_UID } from '../../contracts/uids';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { integer, json, text } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import type { KnownUnits } from '../receive/known-units';
import type { Seat } from '../records';
import { rowsOf } from './order-statements';

const COLUMNS = ['orderDocumentId', 'operationId', 'quantity', 'seats'];

/** The stored units of the lines of orders, keyed by the orders' document ids. */
export async function storedUnits(
  context: InTransaction,
  orderDocumentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownUnits[]>> {
  const of = { uid: ORDER_LINE_UID, by: 'orderDocumentId', attributes: COLUMNS };
  const rows = await rowsOf(context, of, orderDocumentIds);
  const byOrder = grouped(rows, (row) => text(row.orderDocumentId) ?? '');
  return new Map([...byOrder].map(([documentId, lines]) => [documentId, lines.map(unitsOf)]));
}

const unitsOf = ({ operationId, quantity, seats }: Row): KnownUnits => ({
  operationId: text(operationId) ?? '',
  quantity: integer(quantity),
  seats: json<Seat[]>(seats) ?? [],
});
