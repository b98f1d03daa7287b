import type { Thousandths } from '../records';

/** What orders without a currency are counted in: ISO 4217's code for "no currency". */
export const NO_CURRENCY = 'XXX';

/** Only an order in this state counts. */
export const COUNTED_STATE = 'CLOSED';

/** Kind of the lines that are no goods of their own: fees for what other lines sell. */
export const CHARGES_KIND = 'CHARGES';

/** Below, at or above zero. */
export type Sign = -1 | 0 | 1;

/** Orders of one contact that mean the same: one, or many whose values were added up. */
export interface OrderSum {
  currencyCode: string;
  fractionDigits: number | null;
  orderType: string;
  orderState: string;
  /** How many. */
  orders: number;
  /** Of all of them; each has the same sign. */
  saleAmount: Thousandths;
  firstAt: Date | null;
  lastAt: Date | null;
}

/** Lines of one contact's orders that mean the same: one, or many whose quantities were added up. */
export interface LineSum {
  institution: string;
  currencyCode: string;
  orderType: string;
  orderState: string;
  /** Sign of the order's sale amount. */
  orderSign: Sign;
  /** Sign of the line's own total. */
  lineSign: Sign;
  kind: string | null;
  /** Whether other lines, which are no charges, are its parts. */
  isPackage: boolean;
  productFamilyType: string | null;
  performanceId: string | null;
  performanceDate: Date | null;
  quantity: number;
  /** The quantities without their signs. */
  magnitude: number;
  /** When the last of the orders was made. */
  lastAt: Date | null;
}

/** What a contact's orders add up to in one currency, over all institutions. */
export interface ContactFact {
  currencyCode: string;
  fractionDigits: number | null;
  /** Closed purchases. */
  orders: number;
  tickets: number;
  /** What was paid for purchases; refunds are beside it, not taken off. */
  spent: Thousandths;
  refunded: Thousandths;
  firstPurchaseAt: Date | null;
  lastPurchaseAt: Date | null;
  nextPerformanceAt: Date | null;
  favouriteProductFamily: string | null;
}

/** What an order is to the facts; `swap` is an exchange at the same price. */
type Meaning = 'purchase' | 'refund' | 'swap' | 'nothing';

const isExchange = (orderType: string): boolean => orderType.startsWith('EXCHANGE_');

function meaningOf(
  { orderState, orderType }: Pick<OrderSum, 'orderState' | 'orderType'>,
  sign: Sign,
): Meaning {
  if (orderState !== COUNTED_STATE) return 'nothing';
  if (orderType === 'SALE' || orderType === 'RENEWAL') return 'purchase';
  if (orderType.startsWith('REFUND_')) return 'refund';
  if (!isExchange(orderType)) return 'nothing';
  if (sign === 0) return 'swap';
  return sign > 0 ? 'purchase' : 'refund';
}

export const signOf = (amount: bigint): Sign => (amount === 0n ? 0 : amount > 0n ? 1 : -1);

const earlier = (a: Date | null, b: Date | null): Date | null =>
  a === null || (b !== null && b < a) ? b : a;
const later = (a: Date | null, b: Date | null): Date | null =>
  a === null || (b !== null && b > a) ? b : a;

const noFact = (currencyCode: string): ContactFact => ({
  currencyCode,
  fractionDigits: null,
  orders: 0,
  tickets: 0,
  spent: 0n,
  refunded: 0n,
  firstPurchaseAt: null,
  lastPurchaseAt: null,
  nextPerformanceAt: null,
  favouriteProductFamily: null,
});

function addOrders(fact: ContactFact, sum: OrderSum, meaning: Meaning): ContactFact {
  const digits = [fact.fractionDigits, sum.fractionDigits].filter((count) => count !== null);
  const fractionDigits = digits.length === 0 ? null : Math.max(...digits);
  switch (meaning) {
    case 'purchase':
      return {
        ...fact,
        fractionDigits,
        orders: fact.orders + sum.orders,
        spent: fact.spent + sum.saleAmount,
        firstPurchaseAt: earlier(fact.firstPurchaseAt, sum.firstAt),
        lastPurchaseAt: later(fact.lastPurchaseAt, sum.lastAt),
      };
    case 'refund': {
      const amount = sum.saleAmount < 0n ? -sum.saleAmount : sum.saleAmount;
      return { ...fact, fractionDigits, refunded: fact.refunded + amount };
    }
    case 'swap':
      return { ...fact, fractionDigits };
    case 'nothing':
      return fact;
  }
}

/**
 * Units that a line gives to the contact, negative where it takes them back. An exchange shows both:
 * what is handed in with a negative total, what is handed out with a positive one.
 */
function unitsGiven(line: LineSum): number {
  const meaning = meaningOf(line, line.orderSign);
  if (meaning === 'nothing' || line.kind === CHARGES_KIND || line.isPackage) return 0;
  if (isExchange(line.orderType) && line.lineSign !== 0) {
    return line.lineSign * line.magnitude;
  }
  switch (meaning) {
    case 'purchase':
      return line.quantity;
    case 'refund':
      return -line.magnitude;
    case 'swap':
      return 0;
  }
}

interface GivenLine extends LineSum {
  units: number;
}

/** The earliest performance after `at` of which the contact still has units. */
function nextPerformance(lines: readonly GivenLine[], at: Date): Date | null {
  const performances = new Map<string, { units: number; date: Date; toldAt: number }>();
  for (const { institution, lastAt, performanceDate, performanceId, units } of lines) {
    if (performanceDate === null || performanceDate <= at) continue;
    const key = JSON.stringify([institution, performanceId ?? performanceDate.getTime()]);
    const known = performances.get(key);
    const toldAt = lastAt?.getTime() ?? -Infinity;
    // A performance may have been moved: the latest order knows when it is.
    const isNewer =
      known === undefined ||
      toldAt > known.toldAt ||
      (toldAt === known.toldAt && performanceDate > known.date);
    performances.set(key, {
      ...(isNewer ? { date: performanceDate, toldAt } : known),
      units: (known?.units ?? 0) + units,
    });
  }
  return [...performances.values()]
    .filter(({ units }) => units > 0)
    .reduce<Date | null>((next, { date }) => earlier(next, date), null);
}

/** The family with most units; of several the first by name, so that it is always the same one. */
function favouriteFamily(lines: readonly GivenLine[]): string | null {
  const families = new Map<string, number>();
  for (const { productFamilyType, units } of lines) {
    if (productFamilyType !== null)
      families.set(productFamilyType, (families.get(productFamilyType) ?? 0) + units);
  }
  const [favourite] = [...families]
    .filter(([, units]) => units > 0)
    .sort(([a, unitsOfA], [b, unitsOfB]) => unitsOfB - unitsOfA || (a < b ? -1 : 1));
  return favourite?.[0] ?? null;
}

/**
 * The facts of one contact, one per currency in which something was bought, exchanged or refunded.
 * Sums of several orders and lines give the same as these one by one.
 * @param at the moment after which a performance is still to come.
 */
export function contactFacts(
  orders: readonly OrderSum[],
  lines: readonly LineSum[],
  at: Date,
): ContactFact[] {
  const facts = new Map<string, ContactFact>();
  for (const sum of orders) {
    const meaning = meaningOf(sum, signOf(sum.saleAmount));
    if (meaning === 'nothing') continue;
    const fact = facts.get(sum.currencyCode) ?? noFact(sum.currencyCode);
    facts.set(sum.currencyCode, addOrders(fact, sum, meaning));
  }
  return [...facts.values()].map((fact) => {
    const given = lines
      .filter(({ currencyCode }) => currencyCode === fact.currencyCode)
      .map((line) => ({ ...line, units: unitsGiven(line) }));
    return {
      ...fact,
      tickets: given.reduce((tickets, { units }) => tickets + units, 0),
      nextPerformanceAt: nextPerformance(given, at),
      favouriteProductFamily: favouriteFamily(given),
    };
  });
}
