import { PURCHASE_SUMMARY_UID } from '../../../server/src/contracts';
import { rowsOf, type Row } from '../scene/crm-side';
import type { Scene } from '../scene/scene';
import { insertOrders, refreshed, type SoldLine, type SoldOrder } from './sold-orders';

let numbers = 0;

/** An order line of two tickets. */
export const line = (overrides: Partial<SoldLine> = {}): SoldLine => ({
  operationId: String((numbers += 1)),
  parentOperationId: null,
  kind: 'SINGLE_ENTRY',
  quantity: 2,
  totalAmount: 48_000n,
  productFamilyType: 'SINGLE_ENTRY',
  performanceId: null,
  performanceDate: null,
  ...overrides,
});

/** A closed sale of that line in March 2026. */
export const sale = (contactDocumentId: string, overrides: Partial<SoldOrder> = {}): SoldOrder => ({
  institution: 'myvenue',
  orderId: String((numbers += 1)),
  orderType: 'SALE',
  orderState: 'CLOSED',
  contactDocumentId,
  creationDateTime: new Date('2026-03-01T10:00:00.000Z'),
  currencyCode: 'CHF',
  saleAmount: 48_500n,
  lines: [line()],
  ...overrides,
});

/** The purchase columns of a contact with exactly that sale. */
export const SUMMARIES = {
  orderCount: 1,
  ticketCount: 2,
  spent: 48.5,
  refunded: 0,
  firstPurchaseAt: '2026-03-01T10:00:00.000Z',
  lastPurchaseAt: '2026-03-01T10:00:00.000Z',
  nextPerformanceAt: null,
  favouriteProductFamily: 'SINGLE_ENTRY',
};

/** The purchase columns of a contact without purchases. */
export const NONE = Object.fromEntries(Object.keys(SUMMARIES).map((name) => [name, null]));

/** Buyers in a scene and their data. */
export function buyersOf(scene: () => Scene) {
  const contact = async (documentId: string): Promise<Row> => {
    const row = await scene().crm.contact(documentId);
    const units = (amount: unknown) => (amount === null ? null : Number(amount));
    return { ...row, spent: units(row.spent), refunded: units(row.refunded) };
  };
  const summaries = (contactDocumentId: string) =>
    rowsOf(scene().running(), PURCHASE_SUMMARY_UID, { contactDocumentId });
  const bought = async (...orders: SoldOrder[]) => {
    await insertOrders(scene().running(), orders);
    await refreshed(
      scene().running(),
      orders.flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
    );
  };
  async function buyer(lastName: string, overrides: Partial<SoldOrder> = {}): Promise<string> {
    const documentId = await scene().crm.creates({ lastName, email: `${lastName}@example.com` });
    await scene().settled();
    await bought(sale(documentId, overrides));
    return documentId;
  }
  return { contact, summaries, bought, buyer };
}
