/**
 * The catalog in pages, for the Content API. Ids, times and amounts have the same form as in the
 * whole catalog.
 */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/catalog';

export type CatalogTerms = z.infer<typeof schemas.catalogTerms>;
export type PricedItem = z.infer<typeof schemas.pricedItem>;
export type ListedProduct = z.infer<typeof schemas.listedProduct>;
export type ListedPerformance = z.infer<typeof schemas.listedPerformance>;
export type ProductFilter = z.infer<z.ZodObject<typeof schemas.productFilter>>;
export type PerformanceFilter = z.infer<z.ZodObject<typeof schemas.performanceFilter>>;
export type CatalogPageMeta = z.infer<typeof schemas.catalogPageMeta>;

/** `GET /api/s360/institutions/:code/catalog`: 404 while the institution has no catalog. */
export declare namespace GetCatalogTerms {
  type Response = z.infer<typeof schemas.catalogTermsAnswer>;
}

/** `GET /api/s360/institutions/:code/catalog/products`: in S-360's order. */
export declare namespace GetProducts {
  type Response = z.infer<typeof schemas.productsAnswer>;
}

/** `GET /api/s360/institutions/:code/catalog/performances`: the earliest first. */
export declare namespace GetPerformances {
  type Response = z.infer<typeof schemas.performancesAnswer>;
}
