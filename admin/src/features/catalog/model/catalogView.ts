import type {
  Catalog,
  CatalogItem,
  CatalogPerformance,
  CatalogPrice,
  CatalogProduct,
  SeatCategory,
  Tariff,
} from '../../../../../server/src/contracts';
import { dayIn } from './calendar';
import { textIn } from '../../../shared/words/texts';
import { indexWords, wordsOf } from './wordSearch';
import type { WordSearch } from './wordSearch';

interface Offered {
  /** Unique in the catalog. */
  key: string;
  id: string;
  product: CatalogProduct;
  prices: readonly CatalogPrice[];
  /** The name, in the panel's language. */
  title: string;
  /** The performance's own name, or the product of an item. */
  subtitle: string;
  /** The lowest price in thousandths, without free tickets; `null` if there are no prices. */
  lowestPrice: number | null;
  isOnSale: boolean;
}

export interface OfferedPerformance extends Offered {
  kind: 'performance';
  performance: CatalogPerformance;
  place: string;
  startsAtMs: number;
  /** `YYYY-MM-DD` in the institution's time zone. */
  day: string;
}

export interface OfferedItem extends Offered {
  kind: 'item';
  item: CatalogItem;
}

/** What a line can contain: a performance, or an item that is sold without one. */
export type Offering = OfferedPerformance | OfferedItem;

/** A catalog prepared for search and display, in the panel's language. */
export interface CatalogView {
  catalog: Catalog;
  /** In chronological order. */
  performances: readonly OfferedPerformance[];
  items: readonly OfferedItem[];
  findPerformances: WordSearch;
  findItems: WordSearch;
  offering(line: LineTarget): Offering | undefined;
  tariff(id: string): Tariff | undefined;
  seatCategory(id: string): SeatCategory | undefined;
  dayOf(moment: Date): string;
}

export interface LineTarget {
  performanceId: string | null;
  itemId: string | null;
}

const performanceKey = (id: string): string => `performance ${id}`;
const itemKey = (id: string): string => `item ${id}`;

/** Takes some tens of milliseconds for thousands of performances: call it once per version. */
export function viewCatalog(catalog: Catalog, locale: string): CatalogView {
  const dayOf = dayIn(catalog.timeZone);
  const performances = catalog.products
    .flatMap((product) =>
      product.performances.map((performance) =>
        offeredPerformance(catalog, product, performance, { locale, dayOf }),
      ),
    )
    .sort((one, other) => one.startsAtMs - other.startsAtMs);
  const items = catalog.products.flatMap((product) =>
    product.items.map((item) => offeredItem(catalog, product, item, locale)),
  );
  const byKey = new Map<string, Offering>(
    [...performances, ...items].map((offering) => [offering.key, offering]),
  );
  const tariffs = byId(catalog.tariffs);
  const seatCategories = byId(catalog.seatCategories);
  const wordsOfDay = dayWords(catalog.timeZone, locale);
  const productWords = wordsOfProducts(catalog);
  return {
    catalog,
    performances,
    items,
    findPerformances: indexWords(
      performances.map(({ performance, product, startsAtMs }) => [
        ...(productWords.get(product) ?? []),
        ...wordsIn(performance.name),
        ...wordsIn(performance.place),
        ...wordsOfDay(startsAtMs),
      ]),
    ),
    findItems: indexWords(
      items.map(({ item, product }) => [
        ...(productWords.get(product) ?? []),
        ...wordsIn(item.name),
      ]),
    ),
    offering: ({ itemId, performanceId }) => {
      if (performanceId !== null) return byKey.get(performanceKey(performanceId));
      return itemId === null ? undefined : byKey.get(itemKey(itemId));
    },
    tariff: (id) => tariffs.get(id),
    seatCategory: (id) => seatCategories.get(id),
    dayOf,
  };
}

function offeredPerformance(
  catalog: Catalog,
  product: CatalogProduct,
  performance: CatalogPerformance,
  { dayOf, locale }: { locale: string; dayOf: (moment: Date) => string },
): OfferedPerformance {
  const startsAt = new Date(performance.startsAt);
  const title = textIn(product.name, locale);
  const own = textIn(performance.name, locale);
  return {
    ...offered(catalog, product, performance),
    key: performanceKey(performance.id),
    kind: 'performance',
    performance,
    title,
    subtitle: own === title ? '' : own,
    place: textIn(performance.place, locale),
    startsAtMs: startsAt.getTime(),
    day: dayOf(startsAt),
    isOnSale: product.isOnSale && performance.isOnSale,
  };
}

function offeredItem(
  catalog: Catalog,
  product: CatalogProduct,
  item: CatalogItem,
  locale: string,
): OfferedItem {
  const title = textIn(item.name, locale);
  const ofProduct = textIn(product.name, locale);
  return {
    ...offered(catalog, product, item),
    key: itemKey(item.id),
    kind: 'item',
    item,
    title,
    subtitle: ofProduct === title ? '' : ofProduct,
    isOnSale: product.isOnSale,
  };
}

function offered(
  { priceLists }: Catalog,
  product: CatalogProduct,
  { id, priceList }: { id: string; priceList: number },
): Pick<Offered, 'id' | 'product' | 'prices' | 'lowestPrice'> {
  const prices = priceLists[priceList] ?? [];
  return { id, product, prices, lowestPrice: lowestOf(prices.map(({ amount }) => amount)) };
}

/** Free tickets do not count as the lowest price, unless everything is free. */
function lowestOf(amounts: readonly number[]): number | null {
  if (amounts.length === 0) return null;
  const paid = amounts.filter((amount) => amount > 0);
  return paid.length === 0 ? 0 : Math.min(...paid);
}

/** A user searches for a product in any of its languages, by its code or by its season. */
function wordsOfProducts({ products, seasons }: Catalog): Map<CatalogProduct, string[]> {
  const seasonById = byId(seasons);
  return new Map(
    products.map((product) => {
      const season = seasonById.get(product.seasonId);
      return [
        product,
        [
          ...wordsIn(product.name),
          ...wordsOf(product.code),
          ...(season ? [...wordsOf(season.code), ...wordsIn(season.name)] : []),
        ],
      ];
    }),
  );
}

const wordsIn = (text: Readonly<Record<string, string>> | null): string[] =>
  text === null ? [] : Object.values(text).flatMap(wordsOf);

/** "sat 12 december", and 12.12. as well: the ways in which a caller names a day. */
function dayWords(timeZone: string, locale: string): (moment: number) => string[] {
  const format = new Intl.DateTimeFormat(locale, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const monthNumber = new Intl.DateTimeFormat('en', { timeZone, month: 'numeric' });
  return (moment) => [...wordsOf(format.format(moment)), monthNumber.format(moment)];
}

function byId<Named extends { id: string }>(all: readonly Named[]): Map<string, Named> {
  return new Map(all.map((one) => [one.id, one]));
}
