import type { JsonObject } from '../json';
import type { Currency } from './currency';

/** What one seat category or tariff costs, in thousandths of the currency unit. */
export interface Price {
  seatCategoryId?: number;
  audienceSubCategoryId: number;
  amount: number;
  /** Most pieces in one line; absent for no limit. */
  maxQuantity?: number;
}

/** A tariff; S-360 calls it audience subcategory. */
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

/** Something sold without a dated seat: a pass, a book. */
export interface Item {
  id: number;
  name: string;
}

/** Families of section 4.1; the catalog itself sells the first three. */
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
  /** Charge that S-360 adds for each ticket (assumption 13); 0 for none. */
  chargePerTicket: number;
  performances: Performance[];
  items: Item[];
  prices: Price[];
  /** The season that it is sold in; the catalog's own when it is absent. */
  seasonId?: number;
  /** What it is about, at length; S-360 makes catalogs of many MB by such texts. */
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
}

/** Everything one institution sells, where, and in which currency. */
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
  /** Seasons beside its own. */
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

/** Minutes after its last change that an open order is abandoned (assumption 16; unit inferred). */
export const ORDER_ABANDON_DELAY_MINUTES = 15;

export const MAX_SEATS_PER_PERFORMANCE = 50;

/** Translated text as S-360 writes it (section 1.6). */
export const translated = (value: string): JsonObject => ({
  translations: [
    { locale: 'fr', value },
    { locale: 'en', value },
  ],
});
