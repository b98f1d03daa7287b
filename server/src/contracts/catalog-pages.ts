/**
 * The catalog in parts, for those who do not want all of it at once: the Content API. Ids, times and
 * amounts are as in the catalog itself.
 */
import type {
  Catalog,
  CatalogItem,
  CatalogPerformance,
  CatalogPrice,
  CatalogProduct,
} from './catalog';
import type { Pagination } from './overview';

/** What applies to all that an institution sells, and what ids in prices stand for. */
export type CatalogTerms = Omit<Catalog, 'products' | 'priceLists'>;

/** An item with what it costs by tariff. */
export interface PricedItem extends Omit<CatalogItem, 'priceList'> {
  prices: CatalogPrice[];
}

/** A product, how many performances it has, and its items. */
export interface ListedProduct extends Omit<CatalogProduct, 'performances' | 'items'> {
  performances: number;
  items: PricedItem[];
}

/** A performance of a product, with what it costs by seat category and tariff. */
export interface ListedPerformance extends Omit<CatalogPerformance, 'priceList'> {
  product: Omit<CatalogProduct, 'performances' | 'items'>;
  prices: CatalogPrice[];
}

/** What narrows both lists down; what is left out narrows nothing. */
interface SoldFilter {
  /** Words of names, codes and places, in any language and order. */
  q?: string | undefined;
  season?: string | undefined;
  /** `true`: only what S-360 sells now. `false`: only what is merely shown. */
  isOnSale?: boolean | undefined;
}

export interface ProductFilter extends SoldFilter {
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family?: string | undefined;
}

export interface PerformanceFilter extends SoldFilter {
  product?: string | undefined;
  /** Moments between which it starts: the first is included, the second is not. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Pages of the same version belong together: after another one a client begins anew. */
export interface CatalogPageMeta {
  version: string;
  pagination: Pagination;
}

/** `GET /api/s360/institutions/:code/catalog`: 404 while there is none. */
export declare namespace GetCatalogTerms {
  interface Response {
    data: CatalogTerms;
  }
}

/** `GET /api/s360/institutions/:code/catalog/products`: in S-360's order. */
export declare namespace GetProducts {
  interface Response {
    data: ListedProduct[];
    meta: CatalogPageMeta;
  }
}

/** `GET /api/s360/institutions/:code/catalog/performances`: in the order of time. */
export declare namespace GetPerformances {
  interface Response {
    data: ListedPerformance[];
    meta: CatalogPageMeta;
  }
}
