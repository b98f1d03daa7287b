import type { BookingLine, BookingLineInput } from '../../contracts/bookings';
import type { CatalogPrice, TranslatedText } from '../../contracts/catalog/catalog';
import type { Currency, Thousandths } from '../../orders';
import type { CatalogLookup, FoundItem, FoundPerformance } from '../../catalog';
import { moneyOf } from '../offered-order';

/** The catalog entries that a line refers to; `null` where the catalog has none. */
export interface FoundLine {
  performance: FoundPerformance | null;
  item: FoundItem | null;
  price: CatalogPrice | null;
}

/** Finds the catalog entries of a line. A performance line without a seat category has no price. */
export function foundLine(catalog: CatalogLookup, line: BookingLineInput): FoundLine {
  const { itemId, performanceId, seatCategoryId, tariffId } = line;
  const performance = performanceId === null ? null : catalog.performance(performanceId);
  const item = performanceId !== null || itemId === null ? null : catalog.item(itemId);
  const of = performance?.performance ?? item?.item ?? null;
  const price = of && catalog.priceFor(of, { seatCategoryId, tariffId });
  return { performance, item, price };
}

/** The text in the given language, else in the first language available. */
function wordsIn(text: TranslatedText | null | undefined, locale: string): string | null {
  if (!text) return null;
  const [short = locale] = locale.split('-');
  return text[locale] ?? text[short] ?? Object.values(text)[0] ?? null;
}

/**
 * Lines with the catalog's current words and prices. A line that is not in the catalog keeps its
 * ids as words and costs nothing; an obstacle explains why. Amounts are exact, in thousandths.
 * Pure.
 */
export function pricedLines(
  catalog: CatalogLookup | null,
  lines: readonly BookingLineInput[],
  locale: string,
): { lines: BookingLine[]; total: Thousandths; currency: Currency | null } {
  const currency = catalog && {
    code: catalog.catalog.currency.code,
    fractionDigits: catalog.catalog.currency.fractionDigits,
  };
  const priced = lines.map((line) => pricedLine(catalog, line, { locale, currency }));
  const total = priced.reduce((sum, line) => sum + BigInt(line.total.thousandths), 0n);
  return { lines: priced, total, currency };
}

function pricedLine(
  catalog: CatalogLookup | null,
  line: BookingLineInput,
  { currency, locale }: { locale: string; currency: Currency | null },
): BookingLine {
  const { itemId, performanceId, quantity, seatCategoryId, tariffId } = line;
  const found = catalog && foundLine(catalog, line);
  const product = found?.performance?.product ?? found?.item?.product ?? null;
  const performance = found?.performance?.performance ?? null;
  const amount = BigInt(found?.price?.amount ?? 0);
  const words = (text: TranslatedText | null | undefined) => wordsIn(text, locale);
  const seatCategory = seatCategoryId === null ? null : catalog?.seatCategory(seatCategoryId);
  return {
    performanceId,
    seatCategoryId,
    itemId,
    tariffId,
    quantity,
    productId: product?.id ?? '',
    words: {
      product: words(product?.name) ?? performanceId ?? itemId ?? '',
      performance: words(performance?.name),
      item: words(found?.item?.item.name),
      place: words(performance?.place),
      seatCategory: words(seatCategory?.name) ?? seatCategoryId,
      tariff: words(catalog?.tariff(tariffId)?.name) ?? tariffId,
    },
    performanceAt: performance?.startsAt ?? null,
    unitPrice: moneyOf(amount, currency),
    total: moneyOf(amount * BigInt(quantity), currency),
  };
}
