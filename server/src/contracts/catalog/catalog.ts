/**
 * What an institution sells now, as a booking is composed from it, and how many places are left.
 * Ids of S-360 are strings, times ISO 8601 strings in UTC. Amounts are whole numbers of thousandths
 * of the currency unit: of one ticket, so that they are exact as numbers.
 */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/catalog';
import type { shipmentMode } from '../schemas/fields';

export { AVAILABILITY_LEVELS, type AvailabilityLevel } from './catalog-levels';

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
export type PerformanceAvailability = z.infer<typeof schemas.performanceAvailability>;

/** `GET /s360/catalogs`: how the catalogs of all institutions stand. */
export declare namespace GetCatalogs {
  type Response = z.infer<typeof schemas.catalogStatusesAnswer>;
}

/** `GET /s360/institutions/:code/catalog`: 404 while there is none. Answers 304 to its ETag. */
export declare namespace GetCatalog {
  interface Response {
    data: Catalog;
  }
}

/** `POST /s360/institutions/:code/catalog/refresh`: wants a new one; at most one call per 10 minutes. */
export declare namespace RefreshCatalog {
  type Response = z.infer<typeof schemas.catalogStatusAnswer>;
}

/**
 * `GET /s360/institutions/:code/availability?performanceIds=1,2,3` (at most 100): what is known, at
 * once; what is older than a minute is asked for, in one call a minute for everybody.
 */
export declare namespace GetAvailability {
  type Response = z.infer<typeof schemas.availabilityAnswer>;
}
