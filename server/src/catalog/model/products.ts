import type {
  CatalogItem,
  CatalogPerformance,
  CatalogProduct,
  SeatCategory,
  TranslatedText,
} from '../../contracts/catalog/catalog';
import { idIn, objectsIn, parseInstant, type Answered } from '../../s360';
import { addSeatCategories, readNamed } from './named';
import type { SoldAt } from './point-of-sale';
import type { PriceLists } from './prices';
import { saleStateIn, wordIn } from './read-values';
import { isRecord } from '../../kernel/is-record';

/**
 * Families whose products are sent with all their parts, or with a seat of a vehicle (documented:
 * composedProductOperations, transportProductOperations). Bookings are not composed from them.
 */
const NOT_COMPOSED = new Set(['SEASONTICKET', 'PACKAGE', 'HOSPITALITY', 'TRANSPORT']);

export interface ReadingProducts {
  soldAt: SoldAt;
  priceLists: PriceLists;
  /** Filled from the performances. */
  seatCategories: Map<string, SeatCategory>;
  /** Names of the halls, keyed by the id of their configuration. */
  places: ReadonlyMap<string, TranslatedText>;
  /**
   * Ids that were already read: overlapping seasons list the same performance twice (seen in use).
   */
  seen: { performances: Set<string>; items: Set<string> };
}

interface SeasonOfProducts {
  id: string;
  isOnSale: boolean;
}

/**
 * A product with what can be chosen of it. Returns `null` when there is nothing to choose, or the
 * product is not sold at all.
 */
export function productIn(
  value: Answered,
  season: SeasonOfProducts,
  reading: ReadingProducts,
): CatalogProduct | null {
  const { soldAt } = reading;
  const product = readNamed(value, soldAt.readText);
  const family = wordIn(value.productFamilyType);
  const state = saleStateIn(value.state);
  if (product === null || family === null || state === 'absent' || NOT_COMPOSED.has(family)) {
    return null;
  }
  const isOnSale = season.isOnSale && state === 'running';
  const event = isRecord(value.event) ? value.event : {};
  const performances = objectsIn(event.performances)
    .flatMap((one) => performanceIn(one, { isOnSale, name: product.name }, reading))
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const items = Object.values(value)
    .filter(isRecord)
    .flatMap((part) => objectsIn(part.items))
    .flatMap((one) => itemIn(one, product.name, reading));
  if (performances.length + items.length === 0) return null;
  const subType = wordIn(value.productFamilySubType);
  return {
    ...product,
    seasonId: season.id,
    family,
    isOnSale,
    isReservable: soldAt.isReservable(family, subType),
    isOptionable: soldAt.isOptionable(family, subType),
    performances,
    items,
  };
}

function performanceIn(
  value: Answered,
  product: { isOnSale: boolean; name: TranslatedText },
  { places, priceLists, seatCategories, seen, soldAt }: ReadingProducts,
): CatalogPerformance[] {
  const id = idIn(value.id);
  const start = parseInstant(value.start);
  // A performance without a state (seen in use) counts as running: the state of its product
  // decides.
  const state = saleStateIn(value.state ?? 'RUNNING');
  if (id === null || start === null || state === 'absent' || seen.performances.has(id)) return [];
  seen.performances.add(id);
  addSeatCategories(seatCategories, value.seatCategories, soldAt.readText);
  const name = soldAt.readText(value.externalName);
  const place = idIn(value.physicalConfigurationId);
  return [
    {
      id,
      name: name !== null && isSame(name, product.name) ? null : name,
      startsAt: start.toISOString(),
      place: (place === null ? undefined : places.get(place)) ?? null,
      isOnSale: product.isOnSale && state === 'running',
      priceList: priceLists.indexOf(value.prices, 'seated'),
    },
  ];
}

function itemIn(
  value: Answered,
  productName: TranslatedText,
  { priceLists, seen, soldAt }: ReadingProducts,
): CatalogItem[] {
  const id = idIn(value.itemId);
  if (id === null || seen.items.has(id)) return [];
  seen.items.add(id);
  const name = soldAt.readText(value.externalName) ?? productName;
  return [{ id, name, priceList: priceLists.indexOf(value.itemPrices, 'unseated') }];
}

function isSame(one: TranslatedText, other: TranslatedText): boolean {
  const locales = Object.keys(one);
  return (
    locales.length === Object.keys(other).length &&
    locales.every((locale) => one[locale] === other[locale])
  );
}
