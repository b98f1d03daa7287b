import type { JsonObject } from '../json';
import type { Currency } from './currency';

/** The price of one seat category or tariff in thousandths of the currency unit. */
export interface Price {
  seatCategoryId?: number;
  audienceSubCategoryId: number;
  amount: number;
  /** The maximum number of pieces in one line; absent without a limit. */
  maxQuantity?: number;
}

/** A tariff, which S-360 calls audience subcategory. */
export interface AudienceSubCategory {
  id: number;
  code: string;
  name: string;
  kind: 'FULL' | 'REDUCED' | 'FREE';
}

export interface SeatCategory {
  id: number;
  code: string;
  name: string;
  rank: number;
  capacity: number;
}

export interface Performance {
  id: number;
  code: string;
  name: string;
  state: 'RUNNING' | 'SUSPENDED' | 'CANCELED';
  startMs: number;
  durationSeconds: number;
  itemId: number;
}

/** A product without a dated seat: a pass, a book. */
export interface Item {
  id: number;
  name: string;
}

/** The families of products; the catalog itself sells the first three. */
export type ProductFamily =
  'SINGLE_ENTRY' | 'PASS' | 'GOODS' | 'SEASONTICKET' | 'PACKAGE' | 'MEMBERSHIP' | 'SERVICE';

export interface Product {
  id: number;
  code: string;
  name: string;
  family: ProductFamily;
  subType: string;
  state: 'RUNNING' | 'SUSPENDED';
  activityId: number;
  vatCodeId: number;
  vatRate: number;
  /** The charge of S-360 per ticket; 0 for none. */
  chargePerTicket: number;
  performances: Performance[];
  items: Item[];
  prices: Price[];
  /** The season of the product; by default the catalog’s own. */
  seasonId?: number;
  /** A long description, as real catalogs reach many MB through such texts. */
  description?: string;
}

export interface Season {
  id: number;
  code: string;
  startMs: number;
  endMs: number;
}

export interface PaymentMethod extends JsonObject {
  id: number;
  code: string;
  externalName: string;
  paymentType: string;
  forPayment: boolean;
  forReimbursement: boolean;
  manualValidation: boolean;
}

export interface ShipmentMode extends JsonObject {
  id: number;
  name: string;
  type: string;
  contactAddressRequired: boolean;
  deliveryTimeInDays: number | null;
}

/** The whole offer of one institution, its country, and its currency. */
export interface Catalog {
  currency: Currency;
  /** Country of the venue, as its VAT codes name it. */
  country: string;
  lastUpdateMs: number;
  pointOfSalesId: number;
  seasonId: number;
  seasonCode: string;
  seasonStartMs: number;
  seasonEndMs: number;
  /** Seasons other than its own. */
  furtherSeasons: Season[];
  siteId: number;
  siteName: string;
  contingentId: number;
  physicalConfigurationId: number;
  audienceCategoryId: number;
  priceLevelId: number;
  audienceSubCategories: AudienceSubCategory[];
  seatCategories: SeatCategory[];
  products: Product[];
  paymentMethods: PaymentMethod[];
  shipmentModes: ShipmentMode[];
}

/**
 * The minutes from its last change until an open order is abandoned (unit inferred).
 */
export const ORDER_ABANDON_DELAY_MINUTES = 15;

/** Every simulated venue is in this time zone. */
export const TIME_ZONE = 'Europe/Zurich';

export const MAX_SEATS_PER_PERFORMANCE = 50;

/** Translated text as S-360 writes it. */
export const translated = (value: string): JsonObject => ({
  translations: [
    { locale: 'fr', value },
    { locale: 'en', value },
  ],
});
