import type { Core } from '@strapi/strapi';
import {
  PURCHASE_SUMMARY_UID,
  CONTACT_UID,
  ORDER_HOLDER_UID,
  ORDER_LINE_UID,
  ORDER_UID,
} from '../../../server/src/contracts/uids';
import { newDocumentId } from '../../../server/src/kernel/database/document-id';
import { bulkInsert } from '../../../server/src/kernel/database/bulk-insert';
import { strapiDatabase, type Row } from '../../../server/src/kernel/database/strapi-database';
import { integer } from '../../../server/src/kernel/database/values';

/** Columns of an order, of its lines and of its holders. */
export interface StoredOrder extends Row {
  orderId: string;
  institution?: string;
  contactDocumentId?: string;
  lines?: readonly Row[];
  holders?: readonly { contactReference: string; contactDocumentId: string; units: number }[];
}

/** Inserts orders with lines and holders as after their receipt; returns their document ids. */
export async function storeOrders(
  strapi: Core.Strapi,
  orders: readonly StoredOrder[],
): Promise<string[]> {
  const database = strapiDatabase(strapi);
  const at = new Date();
  const documentIds = orders.map(() => newDocumentId());
  const row = (values: Row): Row => ({
    institution: 'myvenue',
    documentId: newDocumentId(),
    createdAt: at,
    updatedAt: at,
    publishedAt: at,
    ...values,
  });
  await database.transaction(async (trx) => {
    const insert = (uid: string, rows: readonly Row[]) =>
      bulkInsert({ database, trx }, uid, { rows, onTaken: { kind: 'fail' } });
    const withIds = orders.map((order, index) => ({ ...order, documentId: documentIds[index] }));
    await insert(
      ORDER_UID,
      withIds.map(({ holders: _holders, lines: _lines, ...values }) =>
        row({ orderType: 'SALE', orderState: 'CLOSED', ...values }),
      ),
    );
    await insert(
      ORDER_LINE_UID,
      withIds.flatMap(({ contactDocumentId, documentId, lines = [], ...order }) =>
        lines.map((line, index) =>
          row({
            institution: order.institution ?? 'myvenue',
            operationId: `${order.orderId}-${index}`,
            orderDocumentId: documentId,
            contactDocumentId,
            ...line,
          }),
        ),
      ),
    );
    await insert(
      ORDER_HOLDER_UID,
      withIds.flatMap(({ documentId, holders = [] }) =>
        holders.map((holder) => ({
          institution: 'myvenue',
          orderDocumentId: documentId,
          ...holder,
        })),
      ),
    );
  });
  await relate(strapi, documentIds);
  return documentIds;
}

/** The relations in addition to the scalar ids. */
async function relate(strapi: Core.Strapi, documentIds: readonly string[]): Promise<void> {
  const database = strapiDatabase(strapi);
  const rowsOf = (uid: string, where: Row) =>
    database.query(uid).select('*').where(where).execute();
  const orders = await rowsOf(ORDER_UID, { documentId: { $in: documentIds } });
  const lines = await rowsOf(ORDER_LINE_UID, { orderDocumentId: { $in: documentIds } });
  const contactIds = orders.map((order) => order.contactDocumentId);
  const contacts = await rowsOf(CONTACT_UID, { documentId: { $in: contactIds } });
  const idsOf = (rows: readonly Row[]) =>
    new Map(rows.map((row) => [row.documentId, integer(row.id)]));
  const join = async (
    { attribute, uid }: { uid: string; attribute: string },
    rows: readonly Row[],
    targets: ReadonlyMap<unknown, number>,
    idOfTarget: (row: Row) => unknown,
  ) => {
    const { inverseJoinColumn, joinColumn, name } = database.names(uid).joinTable(attribute);
    const joined = rows.flatMap((row) => {
      const target = targets.get(idOfTarget(row));
      return target === undefined
        ? []
        : [{ [joinColumn.name]: row.id, [inverseJoinColumn.name]: target }];
    });
    if (joined.length > 0) await database.connection.batchInsert(name, joined, 200);
  };
  await join(
    { uid: ORDER_UID, attribute: 'contact' },
    orders,
    idsOf(contacts),
    (order) => order.contactDocumentId,
  );
  await join(
    { uid: ORDER_LINE_UID, attribute: 'order' },
    lines,
    idsOf(orders),
    (line) => line.orderDocumentId,
  );
}

/** Inserts the purchase summaries of a contact. */
export async function storeSummaries(
  strapi: Core.Strapi,
  contactDocumentId: string,
  summaries: readonly Row[],
): Promise<void> {
  const database = strapiDatabase(strapi);
  await database.transaction((trx) =>
    bulkInsert({ database, trx }, PURCHASE_SUMMARY_UID, {
      onTaken: { kind: 'fail' },
      rows: summaries.map((summary) => ({
        documentId: newDocumentId(),
        contactDocumentId,
        ...summary,
      })),
    }),
  );
}
