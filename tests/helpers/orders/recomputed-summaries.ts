import type { Row } from '../scene/crm-side';
import type { SoldLine, SoldOrder } from './sold-orders';

/** The purchase summary of a contact in one currency, in the form for comparisons. */
export interface RecomputedSummary {
  contactDocumentId: string;
  currencyCode: string;
  orders: number;
  tickets: number;
  spent: string;
  refunded: string;
  firstPurchaseAt: string | null;
  lastPurchaseAt: string | null;
  nextPerformanceAt: string | null;
  favouriteProductFamily: string | null;
}

/** A stored time in whatever form the driver returned it. */
export const isoTime = (value: unknown): string | null =>
  value === null ? null : new Date(value as string | number).toISOString();

/** A stored purchase summary in the form of a recomputed one. */
export const comparedSummary = (row: Row): RecomputedSummary => ({
  contactDocumentId: String(row.contactDocumentId),
  currencyCode: String(row.currencyCode),
  orders: Number(row.orders),
  tickets: Number(row.tickets),
  spent: String(row.spent),
  refunded: String(row.refunded),
  firstPurchaseAt: isoTime(row.firstPurchaseAt),
  lastPurchaseAt: isoTime(row.lastPurchaseAt),
  nextPerformanceAt: isoTime(row.nextPerformanceAt),
  favouriteProductFamily: row.favouriteProductFamily as string | null,
});

/** The lines of an order that are tickets or goods. */
function unitLines({ lines }: SoldOrder): SoldLine[] {
  const isCharge = (line: SoldLine) => line.kind === 'CHARGES';
  return lines.filter(
    (line) =>
      !isCharge(line) &&
      !lines.some((part) => part.parentOperationId === line.operationId && !isCharge(part)),
  );
}

function isPurchase({ orderType, saleAmount }: SoldOrder): boolean {
  if (['SALE', 'RENEWAL'].includes(orderType)) return true;
  return /^EXCHANGE/.test(orderType) && saleAmount > 0n;
}

function isRefund({ orderType, saleAmount }: SoldOrder): boolean {
  return /^REFUND/.test(orderType) || (/^EXCHANGE/.test(orderType) && saleAmount < 0n);
}

function units(order: SoldOrder, line: SoldLine): number {
  if (/^EXCHANGE/.test(order.orderType)) {
    if (line.totalAmount > 0n) return Math.abs(line.quantity);
    if (line.totalAmount < 0n) return -Math.abs(line.quantity);
  }
  if (isPurchase(order)) return line.quantity;
  return isRefund(order) ? -Math.abs(line.quantity) : Math.min(line.quantity, 0);
}

const tally = (entries: readonly (readonly [string, number])[]): [string, number][] => {
  const keys = [...new Set(entries.map(([key]) => key))];
  return keys.map((key) => [
    key,
    entries.filter(([other]) => other === key).reduce((sum, [, count]) => sum + count, 0),
  ]);
};

/** The purchase summaries of all contacts, added up order by order. */
export function recomputedSummaries(orders: readonly SoldOrder[], at: Date): RecomputedSummary[] {
  const counted = orders.filter(
    ({ orderState, orderType }) =>
      orderState === 'CLOSED' && /^(SALE|RENEWAL|REFUND|EXCHANGE)/.test(orderType),
  );
  const keys = counted.flatMap(({ contactDocumentId, currencyCode }) =>
    contactDocumentId === null ? [] : [`${contactDocumentId} ${currencyCode ?? 'XXX'}`],
  );
  return [...new Set(keys)].sort().map((key) => {
    const [contactDocumentId = '', currencyCode = ''] = key.split(' ');
    const own = counted.filter(
      (order) =>
        order.contactDocumentId === contactDocumentId &&
        (order.currencyCode ?? 'XXX') === currencyCode,
    );
    return { contactDocumentId, currencyCode, ...summaryOf(own, at) };
  });
}

function summaryOf(orders: readonly SoldOrder[], at: Date) {
  const purchases = orders.filter(isPurchase);
  const times = purchases.map(({ creationDateTime }) => creationDateTime.toISOString()).sort();
  const lines = orders.flatMap((order) =>
    unitLines(order).map((line) => ({ ...line, order, units: units(order, line) })),
  );
  const families = tally(
    lines.flatMap(({ productFamilyType, units: count }) =>
      productFamilyType === null ? [] : [[productFamilyType, count] as const],
    ),
  ).filter(([, count]) => count > 0);
  const most = Math.max(...families.map(([, count]) => count));
  const next = tally(
    lines.flatMap(({ order, performanceDate, performanceId, units: count }) =>
      performanceDate === null || performanceDate <= at
        ? []
        : [
            [
              `${performanceDate.toISOString()} ${order.institution} ${performanceId ?? ''}`,
              count,
            ] as const,
          ],
    ),
  ).filter(([, count]) => count > 0);
  return {
    orders: purchases.length,
    tickets: lines.reduce((sum, line) => sum + line.units, 0),
    spent: String(purchases.reduce((sum, { saleAmount }) => sum + saleAmount, 0n)),
    refunded: String(
      orders
        .filter(isRefund)
        .reduce((sum, { saleAmount }) => sum + (saleAmount < 0n ? -saleAmount : saleAmount), 0n),
    ),
    firstPurchaseAt: times[0] ?? null,
    lastPurchaseAt: times.at(-1) ?? null,
    nextPerformanceAt: next.map(([key]) => key.split(' ')[0] ?? '').sort()[0] ?? null,
    favouriteProductFamily:
      families
        .filter(([, count]) => count === most)
        .map(([family]) => family)
        .sort()[0] ?? null,
  };
}
