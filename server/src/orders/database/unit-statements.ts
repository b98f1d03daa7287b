import { ORDER_LINE_UID } from '../../contracts/uids';
import type { Row } from '../../kernel/database/strapi-database';
import { chunks, integer, json, text } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import type { KnownUnits } from '../receive/known-units';
import type { Seat } from '../records';
import { columnsOf, type OrderContext } from './order-statements';

const COLUMNS = ['orderDocumentId', 'operationId', 'quantity', 'seats'];

/** The stored units of the lines of orders, keyed by the orders' document ids. */
export async function storedUnits(
  { database, trx }: OrderContext,
  orderDocumentIds: readonly string[],
): Promise<ReadonlyMap<string, readonly KnownUnits[]>> {
  const { column, table } = database.names(ORDER_LINE_UID);
  const rows: Row[] = [];
  for (const part of chunks(orderDocumentIds)) {
    rows.push(
      ...(await trx(table)
        .select(columnsOf(database, ORDER_LINE_UID, COLUMNS))
        .whereIn(column('orderDocumentId'), part)),
    );
  }
  const byOrder = grouped(rows, (row) => text(row.orderDocumentId) ?? '');
  return new Map([...byOrder].map(([documentId, lines]) => [documentId, lines.map(unitsOf)]));
}

const unitsOf = ({ operationId, quantity, seats }: Row): KnownUnits => ({
  operationId: text(operationId) ?? '',
  quantity: integer(quantity),
  seats: json<Seat[]>(seats) ?? [],
});
