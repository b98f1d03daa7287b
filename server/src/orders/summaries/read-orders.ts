import type { Knex } from 'knex';
import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { chunks, integer, text, time } from '../../kernel/database/values';
import { takingTurns } from '../../kernel/turns';
import { grouped } from '../../kernel/grouped';
import { CHARGES_KIND, COUNTED_STATE, type Sign } from '../purchases';
import { NO_CURRENCY, type CountedLine, type CountedOrder } from './sums';

interface ReadOrders {
  listOf(contactDocumentId: string): readonly CountedOrder[];
  linesOf: LinesOf;
}

type LinesOf = (orderDocumentId: string) => readonly CountedLine[];

/**
 * Reads what purchase summaries are computed from, in two statements for any number of contacts.
 * Orders and lines are combined here: without table statistics, the database planned a join of both
 * that was thousands of times slower, and with them a join is no faster. Charges are left out.
 */
export async function readOrders(
  reading: InTransaction,
  contactDocumentIds: readonly string[],
): Promise<ReadOrders> {
  const othersHaveTurns = takingTurns();
  const rows = await orderRows(reading, contactDocumentIds);
  const orders = byColumn(rows, 'contactId', countedOrder);
  if (orders.size === 0) return { listOf: () => [], linesOf: () => [] };
  await othersHaveTurns();
  const lines = await lineRows(reading, 'contactDocumentId', contactDocumentIds);
  return {
    listOf: (contactDocumentId) => orders.get(contactDocumentId) ?? [],
    linesOf: linesIn(lines),
  };
}

const ORDERS_PER_PAGE = 1_000;

/**
 * The same for one contact with very many orders, such as the one to whom a box office sells
 * anonymously: page by page, so that neither memory nor the event loop carries all of them at once.
 */
export async function* orderPages(
  reading: InTransaction,
  contactDocumentId: string,
): AsyncGenerator<{ orders: readonly CountedOrder[]; linesOf: LinesOf }> {
  const { column, table } = reading.database.names(ORDER_UID);
  const all: Row[] = await reading
    .trx(table)
    .select('id')
    .where(column('contactDocumentId'), contactDocumentId);
  const othersHaveTurns = takingTurns();
  for (const page of chunks(all, ORDERS_PER_PAGE)) {
    await othersHaveTurns();
    const ids = page.map(({ id }) => integer(id));
    const rows: Row[] = await orderRows(reading, [contactDocumentId]).whereIn('id', ids);
    const orders = rows.map(countedOrder);
    const documentIds = orders.map(({ documentId }) => documentId);
    const lines = await lineRows(reading, 'orderDocumentId', documentIds);
    yield { orders, linesOf: linesIn(lines) };
  }
}

function linesIn(rows: readonly Row[]): LinesOf {
  const lines = byColumn(rows, 'orderId', countedLine);
  return (orderDocumentId) => lines.get(orderDocumentId) ?? [];
}

const byColumn = <T>(rows: readonly Row[], by: string, read: (row: Row) => T): Map<string, T[]> =>
  new Map(
    [...grouped(rows, (row) => text(row[by]) ?? '')].map(([key, group]) => [key, group.map(read)]),
  );

/** As text, because drivers read 64-bit integers as numbers, which lose digits. */
function exactColumn({ database, trx }: InTransaction, column: string): Knex.Raw {
  return trx.raw(`cast(?? as ${database.client === 'mysql' ? 'char' : 'text'})`, [column]);
}

function orderRows(reading: InTransaction, documentIds: readonly string[]): Knex.QueryBuilder {
  const { column, table } = reading.database.names(ORDER_UID);
  return reading
    .trx(table)
    .select({
      id: column('documentId'),
      contactId: column('contactDocumentId'),
      institution: column('institution'),
      currency: column('currencyCode'),
      digits: column('fractionDigits'),
      type: column('orderType'),
      made: column('creationDateTime'),
      amount: exactColumn(reading, column('saleAmount')),
    })
    .whereIn(column('contactDocumentId'), [...documentIds])
    .where(column('orderState'), COUNTED_STATE);
}

const countedOrder = (row: Row): CountedOrder => ({
  documentId: text(row.id) ?? '',
  institution: text(row.institution) ?? '',
  currencyCode: text(row.currency) ?? NO_CURRENCY,
  fractionDigits: row.digits === null ? null : integer(row.digits),
  orderType: text(row.type) ?? '',
  orderState: COUNTED_STATE,
  saleAmount: BigInt(text(row.amount) ?? 0),
  creationDateTime: time(row.made),
});

async function lineRows(
  { database, trx }: InTransaction,
  by: 'contactDocumentId' | 'orderDocumentId',
  documentIds: readonly string[],
): Promise<Row[]> {
  const { column, table } = database.names(ORDER_LINE_UID);
  return trx(table)
    .select({
      orderId: column('orderDocumentId'),
      operation: column('operationId'),
      parent: column('parentOperationId'),
      kind: column('kind'),
      quantity: column('quantity'),
      total: column('totalAmount'),
      family: column('productFamilyType'),
      performance: column('performanceId'),
      date: column('performanceDate'),
    })
    .whereIn(column(by), [...documentIds])
    .whereRaw(`coalesce(??, '') <> ?`, [column('kind'), CHARGES_KIND]);
}

const countedLine = (row: Row): CountedLine => ({
  orderDocumentId: text(row.orderId) ?? '',
  operationId: text(row.operation) ?? '',
  parentOperationId: text(row.parent),
  kind: text(row.kind),
  quantity: integer(row.quantity),
  totalSign: Math.sign(integer(row.total)) as Sign,
  productFamilyType: text(row.family),
  performanceId: text(row.performance),
  performanceDate: time(row.date),
});
