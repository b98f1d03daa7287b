/**
 * What an institution sells now, as a booking is composed from it, and how many places are left.
 * Ids of S-360 are strings, times ISO 8601 strings in UTC. Amounts are whole numbers of thousandths
 * of the currency unit: of one ticket, so that they are exact as numbers.
 */

/** A text in the languages that S-360 has it in, by locale: `{ fr: '…', de: '…' }`. */
export type TranslatedText = Readonly<Record<string, string>>;

export interface CatalogCurrency {
  /** ISO 4217. */
  code: string;
  symbol: string | null;
  /** Digits after the point: 2 for CHF, 0 for JPY. */
  fractionDigits: number;
}

/** How a sale can be paid at the point of sale. */
export interface PaymentMethod {
  id: string;
  code: string;
  name: TranslatedText;
  /** S-360's code: CASH, DEFERRED, INTERNET … One by INTERNET waits for the customer's own payment. */
  paymentType: string;
}

/** How tickets reach the customer. */
export interface ShipmentMode {
  id: string;
  name: string;
  /** S-360's code: HANDED_AT_BO, BY_EMAIL … */
  type: string;
}

/** Where the CRM sells, and what it may. */
export interface PointOfSale {
  id: string;
  code: string | null;
  paymentMethods: PaymentMethod[];
  /** Minutes after its last change that S-360 gives up an open order. */
  orderAbandonDelayMinutes: number;
  /** Seats of one performance in one order at most; `null` for no limit. */
  maxSeatsPerPerformance: number | null;
}

/** A tariff; S-360 calls it audience subcategory. */
export interface Tariff {
  id: string;
  code: string;
  name: TranslatedText;
  /** S-360's code: FULL, REDUCED, FREE. */
  kind: string | null;
}

export interface SeatCategory {
  id: string;
  code: string;
  name: TranslatedText;
}

export interface Season {
  id: string;
  code: string;
  name: TranslatedText;
}

/** What one ticket, or one piece, costs. */
export interface CatalogPrice {
  /** `null` for what is sold without a seat. */
  seatCategoryId: string | null;
  tariffId: string;
  amount: number;
  /** Fewest and most of it in one line; `null` for no limit. */
  minQuantity: number | null;
  maxQuantity: number | null;
}

export interface CatalogPerformance {
  id: string;
  /** `null` where it is called like its product. */
  name: TranslatedText | null;
  startsAt: string;
  place: TranslatedText | null;
  /** Whether S-360 sells it now; else it is shown, and cannot be chosen. */
  isOnSale: boolean;
  /** Index in the catalog's `priceLists`: many performances share one. */
  priceList: number;
}

/** Something that is sold without a performance: a pass, goods, a service. */
export interface CatalogItem {
  id: string;
  name: TranslatedText;
  priceList: number;
}

export interface CatalogProduct {
  id: string;
  code: string;
  name: TranslatedText;
  seasonId: string;
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family: string;
  isOnSale: boolean;
  /** Whether the point of sale makes reservations, and options, of it. */
  isReservable: boolean;
  isOptionable: boolean;
  /** In the order of time. */
  performances: CatalogPerformance[];
  items: CatalogItem[];
}

export interface Catalog {
  institution: string;
  /** Another one after each change: two of the same version are the same. */
  version: string;
  /** When this version first came; its status tells when S-360 last showed the same. */
  fetchedAt: string;
  currency: CatalogCurrency;
  /** IANA name, e.g. Europe/Zurich: performances are shown in it. */
  timeZone: string;
  pointOfSale: PointOfSale;
  /** As far as answers of S-360 have shown them. */
  shipmentModes: ShipmentMode[];
  seasons: Season[];
  tariffs: Tariff[];
  seatCategories: SeatCategory[];
  priceLists: CatalogPrice[][];
  products: CatalogProduct[];
}

/** How the catalog of an institution stands. The last good one stays in use whatever fails. */
export interface CatalogStatus {
  institution: { code: string; name: string };
  /** `null` while there is none yet. */
  version: string | null;
  fetchedAt: string | null;
  products: number;
  performances: number;
  /** A new one is wanted, and comes as soon as S-360 allows it. */
  isWanted: boolean;
  /** Receiving is paused: nothing is read of S-360, wanted or not, until somebody resumes it. */
  isPaused: boolean;
  /** When S-360 may be asked again at the earliest; `null` for at once. */
  notBefore: string | null;
  /** Why the last attempt failed; `null` after one that did not. */
  failure: { code: string; message: string; at: string } | null;
}

/** `GET /s360/catalogs`: how the catalogs of all institutions stand. */
export declare namespace GetCatalogs {
  interface Response {
    data: CatalogStatus[];
  }
}

/** `GET /s360/institutions/:code/catalog`: 404 while there is none. Answers 304 to its ETag. */
export declare namespace GetCatalog {
  interface Response {
    data: Catalog;
  }
}

/** `POST /s360/institutions/:code/catalog/refresh`: wants a new one; at most one call per 10 minutes. */
export declare namespace RefreshCatalog {
  interface Response {
    data: CatalogStatus;
  }
}

export const AVAILABILITY_LEVELS = ['GOOD', 'LIMITED', 'NONE', 'UNKNOWN'] as const;

export type AvailabilityLevel = (typeof AVAILABILITY_LEVELS)[number];

/** Places left of a performance. */
export interface PerformanceAvailability {
  performanceId: string;
  level: AvailabilityLevel;
  /** `left` is `null` where S-360 tells only the level. */
  seatCategories: { seatCategoryId: string; left: number | null; level: AvailabilityLevel }[];
  /** `null` while S-360 was not asked yet. */
  checkedAt: string | null;
  /** It is older than a minute, and S-360 is asked as soon as it allows it; not while receiving is paused. */
  isBeingChecked: boolean;
}

/**
 * `GET /s360/institutions/:code/availability?performanceIds=1,2,3` (at most 100): what is known, at
 * once; what is older than a minute is asked for, in one call a minute for everybody.
 */
export declare namespace GetAvailability {
  interface Response {
    data: PerformanceAvailability[];
  }
}
