/**
 * The catalog from which bookings are composed, and the availability of its performances. S-360's
 * ids are strings, times ISO 8601 strings in UTC. Amounts are the price of one ticket in whole
 * thousandths of the currency unit, small enough to be exact as numbers.
 */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/catalog';
import type { shipmentMode } from '../schemas/fields';
import type { Data } from '../pages';

export type { AvailabilityLevel } from './catalog-levels';

export type TranslatedText = z.infer<typeof schemas.translatedText>;
export type CatalogCurrency = z.infer<typeof schemas.currency>;
export type PaymentMethod = z.infer<typeof schemas.paymentMethod>;
export type ShipmentMode = z.infer<typeof shipmentMode>;
export type PointOfSale = z.infer<typeof schemas.pointOfSale>;
export type Tariff = z.infer<typeof schemas.tariff>;
export type SeatCategory = z.infer<typeof schemas.seatCategory>;
export type Season = z.infer<typeof schemas.season>;
export type CatalogPrice = z.infer<typeof schemas.price>;
export type CatalogPerformance = z.infer<typeof schemas.catalogPerformance>;
export type CatalogItem = z.infer<typeof schemas.catalogItem>;
export type CatalogProduct = z.infer<typeof schemas.catalogProduct>;
export type Catalog = z.infer<typeof schemas.catalog>;
export type CatalogStatus = z.infer<typeof schemas.catalogStatus>;
export type CatalogTerms = z.infer<typeof schemas.catalogTerms>;
export type ListedProduct = z.infer<typeof schemas.listedProduct>;
export type ListedPerformance = z.infer<typeof schemas.listedPerformance>;
export type ProductFilter = z.infer<z.ZodObject<typeof schemas.productFilter>>;
export type PerformanceFilter = z.infer<z.ZodObject<typeof schemas.performanceFilter>>;
export type PerformanceAvailability = z.infer<typeof schemas.performanceAvailability>;

/**
 * `GET /s360/catalogs`: the status of the catalogs of all institutions that sell through the CRM.
 */
export declare namespace GetCatalogs {
  type Response = z.infer<typeof schemas.catalogStatusesAnswer>;
}

/** `GET /s360/institutions/:code/catalog`: 404 while there is none; 304 if its ETag matches. */
export declare namespace GetCatalog {
  type Response = Data<Catalog>;
}

/**
 * `POST /s360/institutions/:code/catalog/refresh`: queues the reading of a new catalog. S-360
 * allows one such call per 10 minutes.
 */
export declare namespace RefreshCatalog {
  type Response = z.infer<typeof schemas.catalogStatusAnswer>;
}

/**
 * `GET /s360/institutions/:code/availability?performanceIds=1,2,3` (at most 100): immediately
 * answers what is known. Results older than a minute are queued to be read again; S-360 allows one
 * call per minute, which serves all users.
 */
export declare namespace GetAvailability {
  type Response = z.infer<typeof schemas.availabilityAnswer>;
}

/** `GET /api/s360/institutions/:code/catalog/products`: in S-360's order. */
export declare namespace GetProducts {
  type Response = z.infer<typeof schemas.productsAnswer>;
}

/** `GET /api/s360/institutions/:code/catalog/performances`: the earliest first. */
export declare namespace GetPerformances {
  type Response = z.infer<typeof schemas.performancesAnswer>;
}
