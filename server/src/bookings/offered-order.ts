import type { BookingLine, OfferDifference, OfferedLine } from '../contracts/bookings';
import type { Money } from '../contracts/orders/orders';
import {
  longId,
  shownLines,
  currencyOf,
  objectsIn,
  type Currency,
  type ShownLine,
  type Thousandths,
} from '../orders';
import { displayMoney } from '../s360';
import { costOf, costOfOrder, isCharge, withoutParts } from './order-cost';
import type { BookingRecord, StoredOffer } from './records';

export const moneyOf = (amount: Thousandths, currency: Currency | null): Money => ({
  thousandths: String(amount),
  currencyCode: currency?.code ?? null,
  fractionDigits: currency?.fractionDigits ?? null,
});

interface OrderedLine extends ShownLine {
  itemId: string | null;
}

/** The content of an order, from an answer of S-360. */
export interface OfferedContent {
  lines: readonly OrderedLine[];
  movementIds: readonly string[];
  fileId: string | null;
  currency: Currency | null;
}

/** The parts of an answer that describe lines: of OrderUpdateData, or of OrderDetailsData. */
interface TellingParts {
  operations: unknown;
  movements: unknown;
  catalogCurrency: unknown;
}

/** Reads an order's content, tolerantly: a line that cannot be identified is left out. */
export function offeredContent(parts: TellingParts): OfferedContent {
  const operations = objectsIn(parts.operations);
  const [first = null] = operations.map(({ catalogCurrency }) => currencyOf(catalogCurrency));
  const currency = currencyOf(parts.catalogCurrency) ?? first;
  const details = { operationDatas: parts.operations, movementDatas: parts.movements };
  const items = new Map(
    operations.map(({ itemId, operationId }) => [longId(operationId), longId(itemId)]),
  );
  const [fileId = null] = operations.flatMap((operation) => longId(operation.fileId) ?? []);
  return {
    fileId,
    currency,
    movementIds: objectsIn(parts.movements).flatMap(({ movementId }) => longId(movementId) ?? []),
    lines: shownLines(details, currency).map((line) => ({
      ...line,
      itemId: items.get(line.operationId) ?? null,
    })),
  };
}

/** The lines that can be requested: no charges, and no parts of another line. */
function goodsOf(lines: readonly OrderedLine[]): OrderedLine[] {
  return withoutParts(lines.filter((line) => !isCharge(line)));
}

/**
 * The order as the booking stores it, with its differences from the requested lines.
 * @param amount S-360's total of the order; `null` where S-360 reports none.
 */
export function offerFrom(
  { fileId, lines, movementIds }: OfferedContent,
  orderId: string,
  booking: Pick<BookingRecord, 'lines' | 'fileId'>,
  amount: Thousandths | null,
): StoredOffer {
  const { charges, isSure, total } = costOfOrder(lines, amount);
  return {
    orderId,
    fileId: fileId ?? booking.fileId,
    lines: lines.map(offeredLine),
    held: heldLines(booking.lines, lines),
    movementIds: [...movementIds],
    totalBeforeCharges: String(total - charges),
    charges: String(charges),
    total: String(total),
    ...(!isSure && { isTotalUnsure: true as const }),
    differences: differencesOf(booking.lines, lines),
  };
}

function costMoney(line: OrderedLine): Money | null {
  const cost = costOf(line);
  return cost === null ? null : moneyOf(cost, line.currency);
}

const offeredLine = (line: OrderedLine): OfferedLine => ({
  operationId: line.operationId,
  isCharge: isCharge(line),
  product: line.product ?? line.productCode,
  performance: line.performance ?? line.performanceCode,
  performanceAt: line.performanceDate?.toISOString() ?? null,
  seatCategory: line.seatCategory,
  tariff: line.audienceSubCategory,
  quantity: line.quantity,
  unitPrice: line.unitPrice === null ? null : moneyOf(line.unitPrice, line.currency),
  total: costMoney(line),
  seats: line.seats.map(({ area, entrance, row, seatNumber }) => ({
    row,
    seatNumber,
    area,
    entrance,
    isTheirs: false,
  })),
});

/** The ids that identify a line, in the CRM and in S-360. */
interface LineIdentity {
  performanceId: string | null;
  seatCategoryId: string | null;
  itemId: string | null;
  tariffId: string | null;
}

/** The operation of a performance may also name an item, which the key ignores. */
const keyOf = ({ itemId, performanceId, seatCategoryId, tariffId }: LineIdentity): string =>
  performanceId === null
    ? `item/${itemId ?? ''}/${tariffId ?? ''}`
    : `performance/${performanceId}/${seatCategoryId ?? ''}/${tariffId ?? ''}`;

interface Tally {
  quantity: number;
  unitPrice: Thousandths | null;
  words: string;
}

const inWords = (...parts: (string | null)[]): string =>
  parts.filter((part) => part !== null && part !== '').join(' · ');

function tally<Line extends LineIdentity>(
  lines: readonly Line[],
  read: (line: Line) => Tally,
): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  for (const line of lines) {
    const shown = read(line);
    const before = tallies.get(keyOf(line));
    const quantity = (before?.quantity ?? 0) + shown.quantity;
    tallies.set(keyOf(line), { ...shown, quantity });
  }
  return tallies;
}

const goodKeyOf = (line: OrderedLine): string =>
  keyOf({ ...line, tariffId: line.audienceSubCategoryId });

/** The order's content, one line per key, in the words of the requested lines. */
function heldLines(lines: readonly BookingLine[], order: readonly OrderedLine[]): BookingLine[] {
  const wanted = new Map(lines.map((line) => [keyOf(line), line]));
  const held = new Map<string, BookingLine>();
  for (const line of goodsOf(order)) {
    const key = goodKeyOf(line);
    const before = held.get(key);
    const known = before ?? wanted.get(key) ?? wordedLine(line);
    const price = line.unitPrice ?? BigInt(known.unitPrice.thousandths);
    const total = (costOf(line) ?? 0n) + BigInt(before?.total.thousandths ?? 0);
    held.set(key, {
      ...known,
      quantity: line.quantity + (before?.quantity ?? 0),
      unitPrice: moneyOf(price, line.currency),
      total: moneyOf(total, line.currency),
    });
  }
  return [...held.values()];
}

/** A line that was not requested, in S-360's words. */
function wordedLine(line: OrderedLine): BookingLine {
  const { audienceSubCategoryId, currency, itemId, performanceId, quantity } = line;
  const isOfPerformance = performanceId !== null;
  return {
    performanceId,
    seatCategoryId: isOfPerformance ? line.seatCategoryId : null,
    itemId: isOfPerformance ? null : itemId,
    tariffId: audienceSubCategoryId ?? '',
    quantity,
    productId: line.productId ?? '',
    words: {
      product: line.product ?? line.productCode ?? '',
      performance: line.performance ?? line.performanceCode,
      item: null,
      place: line.space ?? line.site,
      seatCategory: line.seatCategory,
      tariff: line.audienceSubCategory ?? '',
    },
    performanceAt: line.performanceDate?.toISOString() ?? null,
    unitPrice: moneyOf(line.unitPrice ?? 0n, currency),
    total: moneyOf(costOf(line) ?? 0n, currency),
  };
}

const asked = (lines: readonly BookingLine[]) =>
  tally(lines, ({ quantity, unitPrice, words }) => ({
    quantity,
    unitPrice: BigInt(unitPrice.thousandths),
    words: inWords(
      words.product,
      words.performance ?? words.item,
      words.seatCategory,
      words.tariff,
    ),
  }));

const offered = (lines: readonly OrderedLine[]) =>
  tally(
    goodsOf(lines).map((line) => ({ ...line, tariffId: line.audienceSubCategoryId })),
    ({ audienceSubCategory, performance, product, quantity, seatCategory, unitPrice }) => ({
      quantity,
      unitPrice,
      words: inWords(product, performance, seatCategory, audienceSubCategory),
    }),
  );

/**
 * Compares an order with the requested lines. Charges are no difference: they are shown separately.
 */
function differencesOf(
  lines: readonly BookingLine[],
  order: readonly OrderedLine[],
): OfferDifference[] {
  const currency = order.find((line) => line.currency !== null)?.currency ?? null;
  const price = (amount: Thousandths) => displayMoney(amount, currency?.fractionDigits);
  const wanted = asked(lines);
  const had = offered(order);
  const ofAsked = [...wanted].flatMap(([key, line]): OfferDifference[] => {
    const is = had.get(key);
    const named = { line: line.words };
    if (!is) return [{ ...named, kind: 'missing', asked: String(line.quantity), offered: null }];
    const differences: OfferDifference[] = [];
    if (is.quantity !== line.quantity) {
      const [before, now] = [String(line.quantity), String(is.quantity)];
      differences.push({ ...named, kind: 'quantity', asked: before, offered: now });
    }
    if (is.unitPrice !== null && line.unitPrice !== null && is.unitPrice !== line.unitPrice) {
      const [before, now] = [price(line.unitPrice), price(is.unitPrice)];
      differences.push({ ...named, kind: 'price', asked: before, offered: now });
    }
    return differences;
  });
  const notAsked = [...had]
    .filter(([key]) => !wanted.has(key))
    .map(([, { quantity, words }]): OfferDifference => {
      const shown = String(quantity);
      return { kind: 'notAsked', line: words, asked: null, offered: shown };
    });
  return [...ofAsked, ...notAsked];
}

/** Whether the order has the requested lines, at whatever price. */
export const isComplete = ({ differences }: StoredOffer): boolean =>
  differences.every(({ kind }) => kind === 'price');

/** Whether an order has exactly the requested lines, at whatever price. */
export const hasSameLines = (lines: readonly BookingLine[], content: OfferedContent): boolean =>
  differencesOf(lines, content.lines).every(({ kind }) => kind === 'price');
