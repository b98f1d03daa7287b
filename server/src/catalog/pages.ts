import type {
  CatalogPrice,
  CatalogProduct,
  CatalogTerms,
  GetPerformances,
  GetProducts,
  ListedPerformance,
  ListedProduct,
  PerformanceFilter,
  ProductFilter,
  TranslatedText,
} from '../contracts/catalog/catalog';
import type { PageRequest } from '../kernel/http/pages';
import { wordSearch } from '../kernel/text/search-words';
import type { CatalogLookup, FoundPerformance } from './model/lookup';

/** The terms of everything that is sold: the catalog without its products. Pure. */
export function catalogTerms({ catalog }: CatalogLookup): CatalogTerms {
  const { priceLists: _prices, products: _products, ...terms } = catalog;
  return terms;
}

/** One page of the products that match a filter. Pure. */
export function productPage(
  lookup: CatalogLookup,
  { family, isOnSale, q = '', season }: ProductFilter,
  request: PageRequest,
): GetProducts.Response {
  const isFound = wordSearch(q);
  const products = lookup.catalog.products.filter(
    (product) =>
      isMatching(family, product.family) &&
      isMatching(season, product.seasonId) &&
      isMatching(isOnSale, product.isOnSale) &&
      isFound(wordsOf(product)),
  );
  return paged(lookup, products, request, (product) => listedProduct(lookup, product));
}

/** One page of the performances that match a filter, the earliest first. Pure. */
export function performancePage(
  lookup: CatalogLookup,
  filter: PerformanceFilter,
  request: PageRequest,
): GetPerformances.Response {
  const { isOnSale, q = '', season } = filter;
  const isFound = wordSearch(q);
  const isThen = startsBetween(filter);
  const performances = lookup.catalog.products
    .filter(({ id, seasonId }) => isMatching(filter.product, id) && isMatching(season, seasonId))
    .flatMap((product) => product.performances.map((performance) => ({ product, performance })))
    .filter(
      ({ performance, product }) =>
        isMatching(isOnSale, product.isOnSale && performance.isOnSale) &&
        isThen(Date.parse(performance.startsAt)) &&
        isFound([...wordsOf(product), ...textsOf(performance.name), ...textsOf(performance.place)]),
    )
    .sort((a, b) => Date.parse(a.performance.startsAt) - Date.parse(b.performance.startsAt));
  return paged(lookup, performances, request, (found) => listedPerformance(lookup, found));
}

const isMatching = <T>(wanted: T | undefined, value: T): boolean =>
  wanted === undefined || wanted === value;

const textsOf = (text: TranslatedText | null): string[] => Object.values(text ?? {});

const wordsOf = ({ code, items, name }: CatalogProduct): string[] => [
  code,
  ...textsOf(name),
  ...items.flatMap((item) => textsOf(item.name)),
];

function startsBetween({ from, to }: PerformanceFilter): (startsAtMs: number) => boolean {
  const fromMs = from === undefined ? -Infinity : Date.parse(from);
  const toMs = to === undefined ? Infinity : Date.parse(to);
  return (startsAtMs) => startsAtMs >= fromMs && startsAtMs < toMs;
}

/** A product with the prices of its items and the count of its performances. */
function listedProduct(
  lookup: CatalogLookup,
  { items, performances, ...product }: CatalogProduct,
): ListedProduct {
  return {
    ...product,
    performances: performances.length,
    items: items.map(({ id, name, priceList }) => ({
      id,
      name,
      prices: pricesIn(lookup, priceList),
    })),
  };
}

function listedPerformance(
  lookup: CatalogLookup,
  { performance, product: { items: _items, performances: _others, ...product } }: FoundPerformance,
): ListedPerformance {
  const { priceList, ...own } = performance;
  return { ...own, product, prices: pricesIn(lookup, priceList) };
}

const pricesIn = ({ catalog }: CatalogLookup, priceList: number): CatalogPrice[] =>
  catalog.priceLists[priceList] ?? [];

function paged<Found, Listed>(
  { catalog: { version } }: CatalogLookup,
  found: readonly Found[],
  { page, pageSize }: PageRequest,
  listed: (one: Found) => Listed,
) {
  const total = found.length;
  const pagination = { page, pageSize, pageCount: Math.ceil(total / pageSize), total };
  const first = (page - 1) * pageSize;
  return {
    data: found.slice(first, first + pageSize).map(listed),
    meta: { version, pagination },
  };
}
