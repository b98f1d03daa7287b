import type {
  SummariesOfContact,
  LineOfOrder,
  Money,
  OrderAmountKind,
  OrderOfContact,
  OrderPullStatus,
  PartInOrder,
  RelatedOrders,
} from '../../contracts/orders/orders';
import { UNKNOWN_TIME_ZONE } from '../../institutions';
import type { Row } from '../../kernel/database/strapi-database';
import { integer, isoTime, json, text, time } from '../../kernel/database/values';
import { heldUntil, lastDayOf, type Expiry } from '../../s360';
import type { Seat } from '../records';
import { inOrder } from './line-order';
import { SHOWN_OF_VISIT, shownVisit } from './shown-visit';

/** The columns that are read of an order: not its payload, which is large. */
export const SHOWN_OF_ORDER = [
  'id',
  'documentId',
  'orderId',
  'institution',
  'orderType',
  'orderState',
  'summary',
  'contactDocumentId',
  'creationDateTime',
  'expirationDate',
  'currencyCode',
  'fractionDigits',
  'fileId',
  'saleAmount',
  'preSaleAmount',
  'reservationAmount',
  'optionAmount',
  'waitingAccountBalanceAmount',
  'salesChannelName',
  'salesChannelCode',
  'pointOfSalesName',
  'pointOfSalesCode',
] as const;

export const SHOWN_OF_LINE = [
  'id',
  'documentId',
  'orderDocumentId',
  'operationId',
  'parentOperationId',
  'kind',
  'product',
  'productCode',
  'performance',
  'performanceCode',
  'performanceDate',
  ...SHOWN_OF_VISIT,
  'site',
  'space',
  'seatCategory',
  'audienceSubCategory',
  'quantity',
  'currencyCode',
  'fractionDigits',
  'totalAmount',
  'seats',
] as const;

/** In the sequence in which the panel shows them. */
const AMOUNTS: Record<OrderAmountKind, string> = {
  sale: 'saleAmount',
  preSale: 'preSaleAmount',
  reservation: 'reservationAmount',
  option: 'optionAmount',
  balance: 'waitingAccountBalanceAmount',
};
const AMOUNT_KINDS = Object.keys(AMOUNTS) as OrderAmountKind[];

export function money(thousandths: unknown, currency: Row): Money {
  return {
    thousandths: text(thousandths) ?? '0',
    currencyCode: text(currency.currencyCode),
    fractionDigits: currency.fractionDigits === null ? null : integer(currency.fractionDigits),
  };
}

/** What a contact's orders add up to, from a row of its purchase summaries. */
export function purchaseSummaries(
  row: Row,
  timeZones: Readonly<Record<string, string>>,
): SummariesOfContact {
  const venue = text(row.nextPerformanceInstitution) ?? '';
  return {
    currencyCode: text(row.currencyCode) ?? '',
    orders: integer(row.orders),
    tickets: integer(row.tickets),
    spent: money(row.spent, row),
    refunded: money(row.refunded, row),
    firstPurchaseAt: isoTime(row.firstPurchaseAt),
    lastPurchaseAt: isoTime(row.lastPurchaseAt),
    nextPerformanceAt: isoTime(row.nextPerformanceAt),
    nextPerformanceTimeZone: timeZones[venue] ?? UNKNOWN_TIME_ZONE,
    favouriteProductFamily: text(row.favouriteProductFamily),
  };
}

/**
 * The amount that an order of this type is about; for a sale that is not closed, the pre-sale
 * amount.
 */
function mainAmount(orderType: string, amounts: ReadonlyMap<OrderAmountKind, Money>) {
  if (orderType.startsWith('RESERVATION')) return 'reservation';
  if (orderType.startsWith('OPTION')) return 'option';
  const isOpenSale = isZero(amounts.get('sale')) && !isZero(amounts.get('preSale'));
  return isOpenSale ? 'preSale' : 'sale';
}

const isZero = (amount: Money | undefined): boolean => /^-?0*$/.test(amount?.thousandths ?? '0');

/** An order alone, without its lines and without what a contact has to do with it. */
interface OrderRow {
  order: Row;
  institution: OrderOfContact['institution'];
  /** The meaning of expiration dates at the institution. */
  expiry: Expiry;
  related: RelatedOrders;
  pull: OrderPullStatus | null;
}

interface OrderRows extends OrderRow {
  lines: readonly Row[];
  /** The units that the contact holds of the order. */
  holders: readonly Row[];
  contactDocumentId: string;
  /** Names of other contacts, keyed by document id; deleted contacts are missing. */
  purchasers: ReadonlyMap<string, string | null>;
}

/** An order as every contact sees it; its amount is `null` in a row without that column. */
export function describedOrder({
  order,
  institution,
  expiry,
  pull,
  related,
}: OrderRow): Omit<OrderOfContact, 'part' | 'lines' | 'amount'> & { amount: Money | null } {
  const orderType = text(order.orderType) ?? '';
  const amounts = new Map(AMOUNT_KINDS.map((kind) => [kind, money(order[AMOUNTS[kind]], order)]));
  const main = mainAmount(orderType, amounts);
  const expires = time(order.expirationDate);
  return {
    documentId: text(order.documentId) ?? '',
    orderId: text(order.orderId) ?? '',
    institution,
    orderType,
    orderState: text(order.orderState) ?? '',
    createdAt: isoTime(order.creationDateTime),
    expiresAt: (expires && heldUntil(expires, expiry))?.toISOString() ?? null,
    lastDay: expires && lastDayOf(expires, expiry),
    summary: text(order.summary),
    amount: text(order[AMOUNTS[main]]) === null ? null : money(order[AMOUNTS[main]], order),
    otherAmounts: [...amounts]
      .filter(([kind, amount]) => kind !== main && !isZero(amount))
      .map(([kind, amount]) => ({ kind, amount })),
    salesChannel: text(order.salesChannelName) ?? text(order.salesChannelCode),
    pointOfSales: text(order.pointOfSalesName) ?? text(order.pointOfSalesCode),
    related,
    pull,
  };
}

export function shownOrder({ lines, ...order }: OrderRows): OrderOfContact {
  const part = partOf(order.order, order);
  const references =
    part.kind === 'holder' ? order.holders.map((row) => text(row.contactReference)) : [];
  const described = describedOrder(order);
  const amount = described.amount ?? money(null, order.order);
  return { ...described, amount, part, lines: nestedLines(lines, references) };
}

/**
 * The lines of an order, each behind the one that it belongs to.
 * @param references numbers of the contact whose seats are marked.
 */
export const nestedLines = (
  lines: readonly Row[],
  references: readonly (string | null)[] = [],
): LineOfOrder[] =>
  inOrder(
    lines.map((row) => ({
      row,
      operationId: text(row.operationId) ?? '',
      parentOperationId: text(row.parentOperationId),
    })),
  ).map(({ depth, line }) => shownLine(line.row, depth, references));

function partOf(
  order: Row,
  {
    contactDocumentId,
    holders,
    purchasers,
  }: Pick<OrderRows, 'contactDocumentId' | 'holders' | 'purchasers'>,
): PartInOrder {
  const documentId = text(order.contactDocumentId);
  if (documentId === contactDocumentId) return { kind: 'purchaser' };
  const isKnown = documentId !== null && purchasers.has(documentId);
  return {
    kind: 'holder',
    units: holders.reduce((units, row) => units + integer(row.units), 0),
    purchaser: isKnown ? { documentId, name: purchasers.get(documentId) ?? null } : null,
  };
}

function shownLine(row: Row, depth: number, references: readonly (string | null)[]): LineOfOrder {
  const seats = json<Seat[]>(row.seats) ?? [];
  return {
    documentId: text(row.documentId) ?? '',
    operationId: text(row.operationId) ?? '',
    depth,
    kind: text(row.kind),
    product: text(row.product) ?? text(row.productCode),
    performance: text(row.performance) ?? text(row.performanceCode),
    performanceDate: isoTime(row.performanceDate),
    visit: shownVisit(row),
    site: text(row.site),
    space: text(row.space),
    seatCategory: text(row.seatCategory),
    tariff: text(row.audienceSubCategory),
    quantity: integer(row.quantity),
    total: text(row.totalAmount) === null ? null : money(row.totalAmount, row),
    seats: seats.map(({ area, entrance, holder, row: seatRow, seatNumber }) => ({
      row: seatRow,
      seatNumber,
      area,
      entrance,
      isTheirs: holder !== null && references.includes(holder),
    })),
  };
}
