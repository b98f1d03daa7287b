import type { Core } from '@strapi/strapi';
import { newDocumentId } from '../../server/src/kernel/database/document-id';
import { documentColumns } from '../../server/src/contacts/database/statements';
import { strapiDatabase, type Row } from '../../server/src/kernel/database/strapi-database';
import { orderContent } from '../../server/src/orders/database/order-rows';
import { INSTITUTION, PLAIN_ORDER_LINE_UID, PLAIN_ORDER_UID } from './app';
import { readItem } from '../helpers/orders/read-item';

/** Rows as the plugin stores them, for plain tables. */
export interface PlainRows {
  orders: Row[];
  lines: Row[];
}

/** The rows of orders and lines that the plugin writes for these items. */
export function plainOrderRows(items: readonly object[]): PlainRows {
  const at = new Date();
  const rows: PlainRows = { orders: [], lines: [] };
  for (const item of items) {
    const read = readItem(item);
    if (read.kind !== 'snapshot') throw new Error('the order cannot be read');
    const { lines, order } = orderContent(read.snapshot);
    const documentId = newDocumentId();
    const contactDocumentId = newDocumentId();
    const own = { institution: INSTITUTION, contactDocumentId, ...documentColumns(at) };
    rows.orders.push({ ...order, ...own, documentId, payload: read.snapshot.payload });
    for (const line of lines) {
      rows.lines.push({
        ...line,
        ...own,
        orderDocumentId: documentId,
        documentId: newDocumentId(),
      });
    }
  }
  return rows;
}

/** Bare upserts, one statement per table, which is the minimum cost of storing the rows. */
export async function upsertPlainOrders(
  strapi: Core.Strapi,
  { lines, orders }: PlainRows,
): Promise<void> {
  const database = strapiDatabase(strapi);
  const upsert = async (uid: string, rows: readonly Row[], identity: readonly string[]) => {
    const { column, table } = database.names(uid);
    const inColumns = rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [column(name), value])),
    );
    await database.connection(table).insert(inColumns).onConflict(identity.map(column)).merge();
  };
  await upsert(PLAIN_ORDER_UID, orders, ['institution', 'orderId']);
  await upsert(PLAIN_ORDER_LINE_UID, lines, ['institution', 'operationId']);
}

/** The naive way: the document service finds and writes each order and line, one by one. */
export async function saveOrdersNaively(
  strapi: Core.Strapi,
  { lines, orders }: PlainRows,
): Promise<void> {
  const save = async (uid: string, row: Row, filters: Row) => {
    const documents = strapi.documents(uid as 'plugin::s360.order');
    const found = await documents.findFirst({ filters } as never);
    const { documentId: _id, ...data } = row;
    if (found) await documents.update({ documentId: found.documentId, data: data as never });
    else await documents.create({ data: data as never });
  };
  for (const row of orders) await save(PLAIN_ORDER_UID, row, { orderId: row.orderId });
  for (const row of lines) await save(PLAIN_ORDER_LINE_UID, row, { operationId: row.operationId });
}
