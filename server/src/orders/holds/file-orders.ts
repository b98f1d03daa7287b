import { ORDER_LINE_UID, ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text, time } from '../../kernel/database/values';
import { grouped } from '../../kernel/grouped';
import { unitLines } from '../mapping/units';
import { heldUntil } from '../../s360';
import { COUNTED_STATE } from '../purchases';
import type { ExpiryAt } from './held-until';
import { isHold, RELATED_TYPES, type FileOrder } from './open-holds';

/** A dossier of S-360: a reservation shares it with the orders that follow from it. */
export interface OrderFile {
  institution: string;
  /** `null` where S-360 named no file: no other orders belong to this one. */
  fileId: string | null;
}

/** The closed orders of a file that are holds, end holds, or refund sales. */
export type OrdersOfFile = (file: OrderFile) => readonly FileOrder[];

type Reading = Pick<StrapiDatabase, 'query'>;

const keyOf = ({ fileId, institution }: OrderFile): string => JSON.stringify([institution, fileId]);

/** Reads the holds of files, the orders that end them, and refunds. */
export async function readFiles(
  database: Reading,
  files: readonly OrderFile[],
  expiryAt: ExpiryAt,
): Promise<OrdersOfFile> {
  const shown = (row: Row) => shownBy(row, expiryAt);
  const rows: Row[] = [];
  for (const [institution, own] of grouped(files, (file) => file.institution)) {
    for (const part of chunks([...new Set(own.flatMap(({ fileId }) => fileId ?? []))])) {
      rows.push(...(await orderRows(database, institution, part)));
    }
  }
  const byFile = grouped(rows, fileOf);
  // The units matter only in files where an order ended something.
  const ended = [...byFile.values()].filter((orders) => !orders.every((row) => isHold(shown(row))));
  const units = await unitsOf(
    database,
    ended.flat().map((row) => text(row.documentId) ?? ''),
  );
  return (file) =>
    (byFile.get(keyOf(file)) ?? []).map((row) => ({ ...shown(row), units: units(row) }));
}

const fileOf = (row: Row): string =>
  keyOf({ institution: text(row.institution) ?? '', fileId: text(row.fileId) });

function shownBy(row: Row, expiryAt: ExpiryAt): Omit<FileOrder, 'units'> {
  const expirationDate = time(row.expirationDate);
  const expiry = expiryAt(text(row.institution) ?? '');
  return {
    documentId: text(row.documentId) ?? '',
    orderId: text(row.orderId) ?? '',
    orderType: text(row.orderType) ?? '',
    creationDateTime: time(row.creationDateTime),
    heldUntil: expirationDate && heldUntil(expirationDate, expiry),
  };
}

async function orderRows(
  database: Reading,
  institution: string,
  fileIds: readonly string[],
): Promise<Row[]> {
  const rows = await database
    .query(ORDER_UID)
    .select([
      'documentId',
      'orderId',
      'institution',
      'fileId',
      'orderType',
      'orderState',
      'creationDateTime',
      'expirationDate',
    ])
    .where({
      institution,
      fileId: { $in: [...fileIds] },
      orderType: { $in: RELATED_TYPES },
    })
    .execute();
  // Not in the statement: SQLite would read all orders in this state by their index.
  return rows.filter((row) => row.orderState === COUNTED_STATE);
}

async function unitsOf(
  database: Reading,
  orderDocumentIds: readonly string[],
): Promise<(order: Row) => ReadonlyMap<string, number>> {
  const rows: Row[] = [];
  for (const part of chunks(orderDocumentIds)) {
    rows.push(
      ...(await database
        .query(ORDER_LINE_UID)
        .select([
          'orderDocumentId',
          'operationId',
          'parentOperationId',
          'kind',
          'quantity',
          'performanceId',
          'productId',
        ])
        .where({ orderDocumentId: { $in: part } })
        .execute()),
    );
  }
  const byOrder = grouped(rows, (row) => text(row.orderDocumentId) ?? '');
  return (order) => unitsIn(byOrder.get(text(order.documentId) ?? '') ?? []);
}

function unitsIn(rows: readonly Row[]): Map<string, number> {
  const units = new Map<string, number>();
  const lines = rows.map((row) => ({
    operationId: text(row.operationId) ?? '',
    parentOperationId: text(row.parentOperationId),
    kind: text(row.kind),
    quantity: integer(row.quantity),
    what: text(row.performanceId) ?? text(row.productId) ?? '',
  }));
  for (const { quantity, what } of unitLines(lines)) {
    if (quantity !== 0) units.set(what, (units.get(what) ?? 0) + quantity);
  }
  return units;
}
