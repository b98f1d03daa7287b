import { z } from '@strapi/utils';
import {
  AVAILABILITY_LEVELS,
  type CatalogStatus,
  type PerformanceAvailability,
} from '../../contracts/catalog';
import type {
  CatalogPageMeta,
  CatalogTerms,
  ListedPerformance,
  ListedProduct,
} from '../../contracts/catalog-pages';

/*
 * What the Content API answers of catalogs, for its OpenAPI document. Each schema is held to the
 * contract by its type.
 */

const text = z.string();
const maybe = text.nullable();
const count = z.number().int();
const words = z.record(text, text).describe('By language: { "fr": "…", "de": "…" }');

const status: z.ZodType<CatalogStatus> = z.object({
  institution: z.object({ code: text, name: text }),
  version: maybe,
  fetchedAt: maybe,
  products: count,
  performances: count,
  isWanted: z.boolean(),
  isPaused: z.boolean().describe('Receiving is paused: nothing is read until somebody resumes it'),
  notBefore: maybe,
  failure: z.object({ code: text, message: text, at: text }).nullable(),
});

const named = { id: text, code: text, name: words };

const terms: z.ZodType<CatalogTerms> = z.object({
  institution: text,
  version: text,
  fetchedAt: text,
  currency: z.object({ code: text, symbol: maybe, fractionDigits: count }),
  timeZone: text,
  pointOfSale: z.object({
    id: text,
    code: maybe,
    paymentMethods: z.array(z.object({ ...named, paymentType: text })),
    orderAbandonDelayMinutes: z.number(),
    maxSeatsPerPerformance: z.number().nullable(),
  }),
  shipmentModes: z.array(z.object({ id: text, name: text, type: text })),
  seasons: z.array(z.object(named)),
  tariffs: z.array(z.object({ ...named, kind: maybe })),
  seatCategories: z.array(z.object(named)),
});

const prices = z.array(
  z.object({
    seatCategoryId: maybe,
    tariffId: text,
    amount: count.describe('In thousandths of the currency unit'),
    minQuantity: z.number().nullable(),
    maxQuantity: z.number().nullable(),
  }),
);

const productColumns = {
  ...named,
  seasonId: text,
  family: text,
  isOnSale: z.boolean(),
  isReservable: z.boolean(),
  isOptionable: z.boolean(),
};

const product: z.ZodType<ListedProduct> = z.object({
  ...productColumns,
  performances: count,
  items: z.array(z.object({ id: text, name: words, prices })),
});

const performance: z.ZodType<ListedPerformance> = z.object({
  id: text,
  name: words.nullable(),
  startsAt: text,
  place: words.nullable(),
  isOnSale: z.boolean(),
  product: z.object(productColumns),
  prices,
});

const level = z.enum(AVAILABILITY_LEVELS);

const availability: z.ZodType<PerformanceAvailability> = z.object({
  performanceId: text,
  level,
  seatCategories: z.array(z.object({ seatCategoryId: text, left: z.number().nullable(), level })),
  checkedAt: maybe,
  isBeingChecked: z.boolean(),
});

const meta: z.ZodType<CatalogPageMeta> = z.object({
  version: text,
  pagination: z.object({ page: count, pageSize: count, pageCount: count, total: count }),
});

export const statusAnswer = z.object({ data: status });
export const statusesAnswer = z.object({ data: z.array(status) });
export const termsAnswer = z.object({ data: terms });
export const productsAnswer = z.object({ data: z.array(product), meta });
export const performancesAnswer = z.object({ data: z.array(performance), meta });
export const availabilityAnswer = z.object({ data: z.array(availability) });
