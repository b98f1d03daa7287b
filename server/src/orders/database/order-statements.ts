import type { Knex } from 'knex';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import { documentColumns } from '../../contacts';
import { bulkInsert, insertJoins } from '../../kernel/database/bulk-insert';
import { LostRaceError } from '../../kernel/database/failures';
import { lockRows } from '../../kernel/database/lock-rows';
import type { InTransaction, Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';
import { KNOWN_ORDER, knownOrder, type KnownOrder } from './order-rows';

/** Maps attributes to their columns, as knex selects them. */
export function columnsOf(
  database: StrapiDatabase,
  uid: string,
  attributes: readonly string[],
): Record<string, string> {
  const { column } = database.names(uid);
  return Object.fromEntries(attributes.map((name) => [name, column(name)]));
}

/** Reads stored orders, keyed by order id. */
export async function knownOrders(
  { database, trx }: { database: StrapiDatabase; trx: Knex },
  institution: string,
  orderIds: readonly string[],
  { lock }: { lock: boolean },
): Promise<Map<string, KnownOrder>> {
  const { column, table } = database.names(ORDER_UID);
  const known = new Map<string, KnownOrder>();
  for (const part of chunks([...new Set(orderIds)].sort())) {
    const query = trx(table)
      .select(columnsOf(database, ORDER_UID, KNOWN_ORDER))
      .where({ institution })
      .whereIn(column('orderId'), part);
    const rows: Row[] = await (lock ? lockRows(database, query) : query);
    for (const order of rows.map(knownOrder)) known.set(order.orderId, order);
  }
  return known;
}

/** An order to store; `id` is `null` for a new one. */
export interface OrderToStore {
  documentId: string;
  id: number | null;
  content: Row;
  lines: readonly (Row & { operationId: string })[];
  contactDocumentId: string | null;
}

/** The columns that an update leaves as they are. */
const KEPT = ['documentId', 'createdAt', 'publishedAt', 'locale'];

const columnsToWrite = (rows: readonly Row[], identity: readonly string[]): string[] =>
  Object.keys(rows[0] ?? {}).filter((name) => ![...KEPT, ...identity].includes(name));

/**
 * Stores new and known orders. Returns their ids, keyed by document id.
 * @throws LostRaceError when another transaction stored one of the new orders meanwhile.
 */
export async function storeOrders(
  context: InTransaction,
  institution: string,
  orders: readonly OrderToStore[],
  at: Date,
): Promise<Map<string, number>> {
  const rows = orders.map(({ contactDocumentId, content, documentId }) =>
    Object.assign({}, content, { institution, contactDocumentId, documentId }, documentColumns(at)),
  );
  const by = ['institution', 'orderId'];
  const answers = ['id', 'documentId'];
  const onTaken = { kind: 'merge', by, attributes: columnsToWrite(rows, by) } as const;
  const answered = await bulkInsert(context, ORDER_UID, { rows, answers, onTaken });
  const documentIds = orders.map(({ documentId }) => documentId);
  const stored =
    context.database.client === 'mysql'
      ? await rowsOf(
          context,
          { uid: ORDER_UID, by: 'documentId', attributes: answers },
          documentIds,
        )
      : answered;
  const ids = new Map(stored.map((row) => [text(row.documentId) ?? '', integer(row.id)]));
  if (documentIds.some((documentId) => !ids.has(documentId))) {
    throw new LostRaceError('An order was stored by another transaction.');
  }
  return ids;
}

export async function rowsOf(
  { database, trx }: InTransaction,
  { attributes, by, uid }: { uid: string; by: string; attributes: readonly string[] },
  values: readonly string[],
): Promise<Row[]> {
  const { column, table } = database.names(uid);
  const rows: Row[] = [];
  for (const part of chunks(values)) {
    rows.push(
      ...(await trx(table)
        .select(columnsOf(database, uid, attributes))
        .whereIn(column(by), part)),
    );
  }
  return rows;
}

const STORED_LINES = {
  uid: ORDER_LINE_UID,
  by: 'orderDocumentId',
  attributes: ['id', 'operationId', 'orderDocumentId'],
};

/** Stores the lines of orders, removes those that are gone, and joins the lines to their orders. */
export async function storeLines(
  context: InTransaction,
  institution: string,
  orders: readonly OrderToStore[],
  /** `ids`: the row ids of the orders, keyed by document id. */
  {
    at,
    ids,
    newDocumentId,
  }: { at: Date; ids: ReadonlyMap<string, number>; newDocumentId(): string },
): Promise<void> {
  const rows = new Map<string, Row>();
  for (const { contactDocumentId, documentId, lines } of orders) {
    for (const line of lines) {
      const row = {
        institution,
        contactDocumentId,
        orderDocumentId: documentId,
        documentId: newDocumentId(),
      };
      rows.set(line.operationId, Object.assign({}, line, row, documentColumns(at)));
    }
  }
  const known = orders.flatMap(({ documentId, id }) => (id === null ? [] : [documentId]));
  const before = await rowsOf(context, STORED_LINES, known);
  const gone = before.filter((row) => !rows.has(text(row.operationId) ?? ''));
  await removeRows(context, ORDER_LINE_UID, gone);
  await storeRows(context, [...rows.values()]);
  const stay = before.filter(
    ({ operationId, orderDocumentId }) =>
      rows.get(text(operationId) ?? '')?.orderDocumentId === orderDocumentId,
  );
  const orderIds = new Map(
    orders.flatMap(({ documentId }): [string, number][] => {
      const id = ids.get(documentId);
      return id === undefined ? [] : [[documentId, id]];
    }),
  );
  await joinLines(context, orderIds, { come: rows.size - stay.length });
}

async function storeRows(context: InTransaction, rows: readonly Row[]): Promise<void> {
  const by = ['institution', 'operationId'];
  const onTaken = { kind: 'merge', by, attributes: columnsToWrite(rows, by) } as const;
  await bulkInsert(context, ORDER_LINE_UID, { rows, onTaken });
}

async function removeRows(
  { database, trx }: InTransaction,
  uid: string,
  rows: readonly Row[],
): Promise<void> {
  for (const part of chunks(rows)) {
    await trx(database.names(uid).table)
      .whereIn(
        'id',
        part.map(({ id }) => integer(id)),
      )
      .delete();
  }
}

/**
 * Joins lines to the orders that they name. Existing joins stay, unless they lead to other orders.
 * @param come how many lines came to the orders, new ones or lines of other orders.
 */
async function joinLines(
  context: InTransaction,
  orderIds: ReadonlyMap<string, number>,
  { come }: { come: number },
): Promise<void> {
  // Fewer joins than lines that came: some lines are still joined to their former orders.
  if ((await joinUnjoined(context, orderIds)) >= come) return;
  await removeFormerJoins(context, [...orderIds.keys()]);
  await joinUnjoined(context, orderIds);
}

/**
 * Joins lines that have no join; returns their count. In two statements: PostgreSQL planned a
 * single one as a product of lines and orders while it had no statistics about the tables.
 */
async function joinUnjoined(
  context: InTransaction,
  orderIds: ReadonlyMap<string, number>,
): Promise<number> {
  const { database, trx } = context;
  const line = database.names(ORDER_LINE_UID);
  const { inverseJoinColumn, joinColumn, name } = line.joinTable('order');
  let joined = 0;
  for (const part of chunks([...orderIds.keys()])) {
    const lines: Row[] = await trx({ line: line.table })
      .leftJoin({ joined: name }, `joined.${joinColumn.name}`, 'line.id')
      .whereIn(`line.${line.column('orderDocumentId')}`, part)
      .whereNull(`joined.${joinColumn.name}`)
      .select({ id: 'line.id', orderDocumentId: `line.${line.column('orderDocumentId')}` });
    const joins = lines.map(({ id, orderDocumentId }) => ({
      [joinColumn.name]: integer(id),
      [inverseJoinColumn.name]: orderIds.get(text(orderDocumentId) ?? ''),
    }));
    await insertJoins(context, name, joins);
    joined += joins.length;
  }
  return joined;
}

async function removeFormerJoins(
  { database, trx }: InTransaction,
  orderDocumentIds: readonly string[],
): Promise<void> {
  const line = database.names(ORDER_LINE_UID);
  const order = database.names(ORDER_UID);
  const { inverseJoinColumn, joinColumn, name } = line.joinTable('order');
  const isOwn = trx({ line: line.table })
    .join(
      { own: order.table },
      `own.${order.column('documentId')}`,
      `line.${line.column('orderDocumentId')}`,
    )
    .select('line.id')
    .where('line.id', trx.ref(`${name}.${joinColumn.name}`))
    .where('own.id', trx.ref(`${name}.${inverseJoinColumn.name}`));
  for (const part of chunks(orderDocumentIds)) {
    const lines = trx(line.table).select('id').whereIn(line.column('orderDocumentId'), part);
    await trx(name).whereIn(joinColumn.name, lines).whereNotExists(isOwn).delete();
  }
}

/** Joins orders to the contacts that they name; the join to an earlier contact goes. */
export async function joinContacts(
  { database, trx }: InTransaction,
  orderIds: readonly number[],
  { areNew }: { areNew: boolean },
): Promise<void> {
  const order = database.names(ORDER_UID);
  const contact = database.names(CONTACT_UID);
  const { inverseJoinColumn, joinColumn, name } = order.joinTable('contact');
  for (const part of chunks(orderIds)) {
    if (!areNew) await trx(name).whereIn(joinColumn.name, part).delete();
    const pairs = trx({ own: order.table })
      .join(
        { contact: contact.table },
        `contact.${contact.column('documentId')}`,
        `own.${order.column('contactDocumentId')}`,
      )
      .whereIn('own.id', part)
      .select('own.id', 'contact.id');
    await trx(trx.raw('?? (??, ??)', [name, joinColumn.name, inverseJoinColumn.name])).insert(
      pairs,
    );
  }
}
