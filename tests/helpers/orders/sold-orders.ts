import { modulesOf } from '../strapi/modules';
import { CONTACT_UID, ORDER_LINE_UID, ORDER_UID } from '../../../server/src/contracts';
import type { RunningStrapi } from '../strapi/strapi';

/** The parts of an order line that purchase summaries need. */
export interface SoldLine {
  operationId: string;
  parentOperationId: string | null;
  kind: string | null;
  quantity: number;
  totalAmount: bigint;
  productFamilyType: string | null;
  performanceId: string | null;
  performanceDate: Date | null;
}

/** The parts of an order that purchase summaries need. */
export interface SoldOrder {
  institution: string;
  orderId: string;
  orderType: string;
  orderState: string;
  contactDocumentId: string | null;
  creationDateTime: Date;
  currencyCode: string | null;
  saleAmount: bigint;
  lines: SoldLine[];
}

export const documentIdOf = ({
  institution,
  orderId,
}: Pick<SoldOrder, 'institution' | 'orderId'>): string => `${institution}-${orderId}`;

const FRACTION_DIGITS: Record<string, number> = { CHF: 2, EUR: 2, JPY: 0 };

/** Inserts orders with their lines as rows. */
export async function insertOrders(
  { strapi }: RunningStrapi,
  orders: readonly SoldOrder[],
): Promise<void> {
  if (orders.length === 0) return;
  await strapi.db.query(ORDER_UID).createMany({
    data: orders.map(({ lines: _lines, saleAmount, ...order }) => ({
      ...order,
      documentId: documentIdOf(order),
      fractionDigits: FRACTION_DIGITS[order.currencyCode ?? ''] ?? null,
      saleAmount: String(saleAmount),
    })),
  });
  const lines = orders.flatMap((order) =>
    order.lines.map(({ totalAmount, ...line }) => ({
      ...line,
      documentId: `${documentIdOf(order)}-${line.operationId}`,
      institution: order.institution,
      orderDocumentId: documentIdOf(order),
      contactDocumentId: order.contactDocumentId,
      totalAmount: String(totalAmount),
    })),
  );
  // SQLite binds at most a thousand values in a statement.
  for (let start = 0; start < lines.length; start += 50) {
    await strapi.db.query(ORDER_LINE_UID).createMany({ data: lines.slice(start, start + 50) });
  }
}

/** Moves an order with its lines to another contact or state. */
export async function changeOrder(
  { strapi }: RunningStrapi,
  order: Pick<SoldOrder, 'institution' | 'orderId'>,
  data: { contactDocumentId?: string | null; orderState?: string },
): Promise<void> {
  const documentId = documentIdOf(order);
  await strapi.db.query(ORDER_UID).updateMany({ where: { documentId }, data });
  if (data.contactDocumentId === undefined) return;
  await strapi.db.query(ORDER_LINE_UID).updateMany({
    where: { orderDocumentId: documentId },
    data: { contactDocumentId: data.contactDocumentId },
  });
}

/** The part of the purchase summary service that tests use. */
interface PurchaseSummaries {
  refresh(trx: unknown, documentIds: readonly string[], at: Date): Promise<void>;
  startRebuild(): Promise<unknown>;
  continueRebuild(): Promise<void>;
  refreshPassed(): Promise<number>;
  refreshDue(): Promise<number>;
}

export const purchaseSummariesOf = ({ strapi }: RunningStrapi): PurchaseSummaries =>
  modulesOf(strapi).purchaseSummaries;

/** Refreshes purchase summaries, as any change of orders does. */
export async function refreshed(
  running: RunningStrapi,
  documentIds: readonly string[],
  at = new Date(),
): Promise<void> {
  await running.strapi.db.transaction(({ trx }) =>
    purchaseSummariesOf(running).refresh(trx, documentIds, at),
  );
}

/** Inserts contacts as rows, with the columns that are derived from a name in lower case. */
export async function insertContacts(
  { strapi }: RunningStrapi,
  documentIds: readonly string[],
): Promise<void> {
  const now = new Date();
  await strapi.db.connection(strapi.db.metadata.get(CONTACT_UID).tableName).insert(
    documentIds.map((document_id) => ({
      document_id,
      type: 'individual',
      last_name: document_id,
      display_name: document_id,
      name_key: document_id.toLowerCase(),
      search_text: document_id.toLowerCase(),
      created_at: now,
      updated_at: now,
      written_at: now,
    })),
  );
}
