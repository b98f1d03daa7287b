import fc from 'fast-check';
import type { SoldLine, SoldOrder } from './sold-orders';

/** Performances are before and after this moment, each at its own time. */
export const MIDDLE = new Date('2026-06-01T12:00:00.000Z');
const PERFORMANCES = 40;
const DAY_MS = 24 * 60 * 60 * 1000;

const performanceDate = (number: number): Date =>
  new Date(MIDDLE.getTime() + (number - PERFORMANCES / 2) * DAY_MS);

const performance = fc.option(fc.nat({ max: PERFORMANCES - 1 }), { freq: 4 });

interface DrawnLine {
  kind: string | null;
  /** Whether it is a part of the previous line. */
  isPart: boolean;
  quantity: number;
  units: number;
  productFamilyType: string | null;
  performance: number | null;
}

const line: fc.Arbitrary<DrawnLine> = fc.record({
  kind: fc.constantFrom('SINGLE_ENTRY', 'SINGLE_ENTRY', 'CHARGES', 'COMPOSITION', null),
  isPart: fc.boolean(),
  quantity: fc.integer({ min: -1, max: 8 }),
  units: fc.integer({ min: -500_000, max: 2_000_000 }),
  productFamilyType: fc.constantFrom('SINGLE_ENTRY', 'PACKAGE', 'SEASONTICKET', 'GOODS', null),
  performance,
});

interface DrawnOrder {
  orderType: string;
  orderState: string;
  contact: number;
  institution: string;
  currencyCode: string;
  minute: number;
  /** In the smallest unit of the currency. */
  amount: number;
  lines: DrawnLine[];
}

/** Thousandths of the smallest unit of the currency. */
const SMALLEST: Record<string, bigint> = { EUR: 10n, CHF: 10n, JPY: 1000n };

const order: fc.Arbitrary<DrawnOrder> = fc.record({
  orderType: fc.constantFrom(
    'SALE',
    'SALE',
    'SALE',
    'RENEWAL',
    'REFUND_CLIENT',
    'REFUND_ORGANIZATION',
    'EXCHANGE_CLIENT',
    'EXCHANGE_ORGANIZATION',
    'RESERVATION',
    'OPTION',
    'ST_TRANSFER',
  ),
  orderState: fc.constantFrom('CLOSED', 'CLOSED', 'CLOSED', 'ABANDONED', 'OPEN'),
  contact: fc.nat({ max: 199 }),
  institution: fc.constantFrom('myvenue', 'museum'),
  currencyCode: fc.constantFrom('EUR', 'CHF', 'JPY'),
  minute: fc.nat({ max: 500_000 }),
  amount: fc.oneof(
    fc.integer({ min: -30_000, max: 60_000 }),
    fc.integer({ min: 1_000_000_000, max: 9_000_000_000 }),
    fc.constant(0),
  ),
  lines: fc.array(line, { maxLength: 4 }),
});

function sold(drawn: DrawnOrder, number: number): SoldOrder {
  const smallest = SMALLEST[drawn.currencyCode] ?? 1n;
  const lines = drawn.lines.map((part, position): SoldLine => {
    const numbered = part.performance;
    return {
      operationId: `${number}-${position}`,
      parentOperationId: part.isPart && position > 0 ? `${number}-${position - 1}` : null,
      kind: part.kind,
      quantity: part.quantity,
      totalAmount: BigInt(part.units) * smallest,
      productFamilyType: part.productFamilyType,
      performanceId: numbered === null ? null : `p${numbered}`,
      performanceDate: numbered === null ? null : performanceDate(numbered),
    };
  });
  return {
    institution: drawn.institution,
    orderId: String(number),
    orderType: drawn.orderType,
    orderState: drawn.orderState,
    contactDocumentId: `contact${drawn.contact}`,
    creationDateTime: new Date(Date.UTC(2025, 0, 1) + drawn.minute * 60_000),
    currencyCode: drawn.currencyCode,
    saleAmount: BigInt(drawn.amount) * smallest,
    lines,
  };
}

/** Random orders in three currencies, the same for the same seed. */
export const randomOrders = (count: number, seed: number): SoldOrder[] =>
  fc.sample(order, { numRuns: count, seed }).map(sold);
