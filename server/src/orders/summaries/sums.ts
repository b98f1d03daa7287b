import { unitLines } from '../mapping/units';
import { meaningOf, unitsGiven, type OrderMeaning, type Sign } from '../purchases';
import type { Thousandths } from '../records';

/** The currency of orders without one: ISO 4217's code for "no currency". */
export const NO_CURRENCY = 'XXX';

/** The part of a contact's order that purchase summaries are computed from. */
export interface CountedOrder {
  documentId: string;
  institution: string;
  currencyCode: string;
  fractionDigits: number | null;
  orderType: string;
  orderState: string;
  saleAmount: Thousandths;
  creationDateTime: Date | null;
}

export interface CountedLine {
  orderDocumentId: string;
  operationId: string;
  /** The line that this line is a part of. */
  parentOperationId: string | null;
  kind: string | null;
  quantity: number;
  totalSign: Sign;
  productFamilyType: string | null;
  performanceId: string | null;
  performanceDate: Date | null;
}

/** What a contact's orders add up to in one currency, over all institutions. */
export interface PurchaseSummary {
  currencyCode: string;
  fractionDigits: number | null;
  /** The count of closed purchases. */
  orders: number;
  tickets: number;
  /** What was paid for purchases; refunds are in `refunded` and are not deducted. */
  spent: Thousandths;
  refunded: Thousandths;
  firstPurchaseAt: Date | null;
  lastPurchaseAt: Date | null;
  nextPerformanceAt: Date | null;
  /** The institution of the performance: the time is shown in the time zone of that venue. */
  nextPerformanceInstitution: string | null;
  favouriteProductFamily: string | null;
}

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a === null || (b !== null && b < a) ? b : a;
const latest = (a: Date | null, b: Date | null): Date | null =>
  a === null || (b !== null && b > a) ? b : a;

const noSummary = (currencyCode: string): PurchaseSummary => ({
  currencyCode,
  fractionDigits: null,
  orders: 0,
  tickets: 0,
  spent: 0n,
  refunded: 0n,
  firstPurchaseAt: null,
  lastPurchaseAt: null,
  nextPerformanceAt: null,
  nextPerformanceInstitution: null,
  favouriteProductFamily: null,
});

/** Adds an order that counts, without its lines. */
function withOrder(
  summary: PurchaseSummary,
  order: CountedOrder,
  meaning: OrderMeaning,
): PurchaseSummary {
  const { creationDateTime, saleAmount } = order;
  const digits = [summary.fractionDigits, order.fractionDigits].filter((count) => count !== null);
  const fractionDigits = digits.length === 0 ? null : Math.max(...digits);
  switch (meaning) {
    case 'purchase':
      return {
        ...summary,
        fractionDigits,
        orders: summary.orders + 1,
        spent: summary.spent + saleAmount,
        firstPurchaseAt: earlier(summary.firstPurchaseAt, creationDateTime),
        lastPurchaseAt: latest(summary.lastPurchaseAt, creationDateTime),
      };
    case 'refund': {
      const amount = saleAmount < 0n ? -saleAmount : saleAmount;
      return { ...summary, fractionDigits, refunded: summary.refunded + amount };
    }
    case 'swap':
      return { ...summary, fractionDigits };
    case 'nothing':
      return summary;
  }
}

/** The lines that are tickets or goods of their own, with the units that they give. */
const givenLines = (order: CountedOrder, lines: readonly CountedLine[]) =>
  unitLines(lines).map((line) => ({ line, units: unitsGiven(order, line) }));

/** A performance of which the contact has, or had, units. */
interface HeldPerformance {
  units: number;
  date: Date;
  institution: string;
  /** When the order that the date comes from was made, in ms. */
  madeAtMs: number;
}

interface CurrencyTally {
  summary: PurchaseSummary;
  performances: Map<string, HeldPerformance>;
  /** Units by product family. */
  families: Map<string, number>;
}

/**
 * What the orders of one contact add up to, by currency. Orders are added in any sequence, each
 * once.
 */
export type OrderTally = Map<string, CurrencyTally>;

/** Adds orders to a tally; `linesOf` returns the lines of an order. */
export function addOrders(
  tally: OrderTally,
  orders: readonly CountedOrder[],
  linesOf: (orderDocumentId: string) => readonly CountedLine[],
): void {
  for (const order of orders) {
    const meaning = meaningOf(order);
    if (meaning === 'nothing') continue;
    const { currencyCode, documentId } = order;
    const { summary, families, performances } = tally.get(currencyCode) ?? {
      summary: noSummary(currencyCode),
      performances: new Map<string, HeldPerformance>(),
      families: new Map<string, number>(),
    };
    let { tickets } = summary;
    for (const { line, units } of givenLines(order, linesOf(documentId))) {
      tickets += units;
      addPerformance(performances, order, line, units);
      const family = line.productFamilyType;
      if (family !== null) families.set(family, (families.get(family) ?? 0) + units);
    }
    const counted = { ...withOrder(summary, order, meaning), tickets };
    tally.set(currencyCode, { summary: counted, performances, families });
  }
}

function addPerformance(
  performances: Map<string, HeldPerformance>,
  order: CountedOrder,
  { performanceDate: date, performanceId }: CountedLine,
  units: number,
): void {
  if (date === null) return;
  const key = JSON.stringify([order.institution, performanceId ?? date.getTime()]);
  const madeAtMs = order.creationDateTime?.getTime() ?? -Infinity;
  const { institution } = order;
  const known = performances.get(key) ?? { units: 0, date, madeAtMs, institution };
  // A performance may have been moved: the latest order has its current date.
  const isNewer = madeAtMs > known.madeAtMs || (madeAtMs === known.madeAtMs && date > known.date);
  const newest = isNewer ? { date, madeAtMs } : known;
  performances.set(key, { ...known, ...newest, units: known.units + units });
}

/** The earliest performance after `at` of which the contact still has units. */
function nextPerformance({ performances }: CurrencyTally, at: Date): HeldPerformance | null {
  const [next = null] = [...performances.values()]
    .filter(({ date, units }) => units > 0 && date > at)
    .sort(
      (a, b) => a.date.getTime() - b.date.getTime() || a.institution.localeCompare(b.institution),
    );
  return next;
}

/** The family with the most units; on a tie the first by name, so that the result is stable. */
function favouriteFamily({ families }: CurrencyTally): string | null {
  const [favourite] = [...families]
    .filter(([, units]) => units > 0)
    .sort(([a, unitsOfA], [b, unitsOfB]) => unitsOfB - unitsOfA || (a < b ? -1 : 1));
  return favourite?.[0] ?? null;
}

/**
 * The purchase summaries of one contact, one for each currency in which something was bought,
 * exchanged or refunded.
 * @param at performances after this moment are still to come.
 */
export const summariesOf = (tally: OrderTally, at: Date): PurchaseSummary[] =>
  [...tally.values()].map((one) => {
    const next = nextPerformance(one, at);
    return {
      ...one.summary,
      nextPerformanceAt: next?.date ?? null,
      nextPerformanceInstitution: next?.institution ?? null,
      favouriteProductFamily: favouriteFamily(one),
    };
  });
