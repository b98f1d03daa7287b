import { z } from '@strapi/utils';
import { AVAILABILITY_LEVELS } from '../catalog/catalog-levels';
import { PAYMENT_HINDRANCES } from '../catalog/payment-methods';
import { count, failure, flag, maybe, pageQuery, pagination, s360Id, shipmentMode } from './fields';
import { notSending, storableText, text } from './fields';

const MAX_PERFORMANCES = 100;

export const availabilityQuery = {
  performanceIds: z
    .string()
    .regex(/^\d{1,20}(,\d{1,20})*$/, 'must be ids with commas between them')
    .refine((ids) => ids.split(',').length <= MAX_PERFORMANCES, {
      message: `must be at most ${MAX_PERFORMANCES} ids`,
    }),
};

const moment = z.iso.datetime({ offset: true });

/** The filters that products and performances share; an omitted key does not filter. */
const soldFilter = {
  /** Words from names, codes and places, in any language and order. */
  q: storableText(200).optional(),
  season: s360Id.optional(),
  /** `true`: only what S-360 sells now. `false`: only what is listed but not sold. */
  isOnSale: flag.optional(),
};

export const productFilter = {
  ...soldFilter,
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family: storableText(64).optional(),
};

export const performanceFilter = {
  ...soldFilter,
  product: s360Id.optional(),
  /** The range of the start; `from` is inclusive, `to` exclusive. */
  from: moment.optional(),
  to: moment.optional(),
};

export const productsQuery = { ...pageQuery, ...productFilter };
export const performancesQuery = { ...pageQuery, ...performanceFilter };

/** A text in every language that S-360 has, by locale. */
export const translatedText = z
  .record(text, text)
  .readonly()
  .describe('By language: { "fr": "…", "de": "…" }');

const named = { id: text, code: text, name: translatedText };

export const currency = z.object({
  /** ISO 4217. */
  code: text,
  symbol: maybe,
  /** Digits after the point: 2 for CHF, 0 for JPY. */
  fractionDigits: count,
});

/** A payment method of the point of sale. */
export const paymentMethod = z.object({
  ...named,
  /** S-360's word for how the payment is made, as the institution writes it. */
  paymentType: text,
  isOnAccount: z.boolean().describe('The order is closed now and paid later'),
  hindrance: z
    .enum(PAYMENT_HINDRANCES)
    .nullable()
    .describe('Why a booking cannot be paid so; null when it can'),
});

/** The point of sale through which the CRM sells, and its limits. */
export const pointOfSale = z.object({
  id: text,
  code: maybe,
  paymentMethods: z.array(paymentMethod),
  /** S-360 abandons an open order this many minutes after its last change. */
  orderAbandonDelayMinutes: z.number(),
  /** The most seats of one performance in one order; `null` for no limit. */
  maxSeatsPerPerformance: z.number().nullable(),
});

/** A tariff; in S-360 an audience subcategory. */
export const tariff = z.object({
  ...named,
  /** S-360's code: FULL, REDUCED, FREE. */
  kind: maybe,
});

export const seatCategory = z.object(named);
export const season = z.object(named);

/** The price of one ticket or item. */
export const price = z.object({
  /** `null` for items, which have no seat. */
  seatCategoryId: maybe,
  tariffId: text,
  amount: count.describe('In thousandths of the currency unit'),
  /** The range of the quantity of one line; `null` for no limit. */
  minQuantity: z.number().nullable(),
  maxQuantity: z.number().nullable(),
});

const performanceColumns = {
  id: text,
  /** `null` when the performance has the same name as its product. */
  name: translatedText.nullable(),
  startsAt: text,
  place: translatedText.nullable(),
  /** Whether S-360 sells it now; otherwise it is listed but cannot be booked. */
  isOnSale: z.boolean(),
};

/** Index in the catalog's `priceLists`, which many performances share. */
const priceList = count;

export const catalogPerformance = z.object({ ...performanceColumns, priceList });

/** Something sold without a performance: a pass, goods, a service. */
export const catalogItem = z.object({ id: text, name: translatedText, priceList });

const productColumns = {
  ...named,
  seasonId: text,
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family: text,
  isOnSale: z.boolean(),
  /**
   * Whether the point of sale can reserve it; `isOptionable`: whether it can make options of it.
   */
  isReservable: z.boolean(),
  isOptionable: z.boolean(),
};

export const catalogProduct = z.object({
  ...productColumns,
  /** The earliest first. */
  performances: z.array(catalogPerformance),
  items: z.array(catalogItem),
});

/** The catalog without products: its general terms, and the records that ids in prices refer to. */
export const catalogTerms = z.object({
  institution: text,
  /** Derived from the content: catalogs with the same version are identical. */
  version: text,
  /** When this version was first read; `fetchedAt` of the status is when it was last confirmed. */
  fetchedAt: text,
  currency,
  /** The time zone (IANA) in which performances are shown, e.g. Europe/Zurich. */
  timeZone: text,
  pointOfSale,
  /** Only the modes that S-360's answers have contained so far. */
  shipmentModes: z.array(shipmentMode),
  seasons: z.array(season),
  tariffs: z.array(tariff),
  seatCategories: z.array(seatCategory),
});

export const catalog = z.object({
  ...catalogTerms.shape,
  priceLists: z.array(z.array(price)),
  products: z.array(catalogProduct),
});

/**
 * The status of an institution's catalog. If a refresh fails, the last good catalog stays in use.
 */
export const catalogStatus = z.object({
  institution: z.object({ code: text, name: text }),
  /** `null` while there is no catalog. */
  version: maybe,
  fetchedAt: maybe,
  products: count,
  performances: count,
  /** A new catalog is queued; it is read as soon as S-360 allows it. */
  isWanted: z.boolean(),
  isPaused: z.boolean().describe('Receiving is paused: nothing is read until somebody resumes it'),
  notSending: notSending.describe('Why submitted bookings wait for a person, if they do'),
  /** The earliest time of the next call; `null` when it can be made now. */
  notBefore: maybe,
  /** Why the last attempt failed; `null` after a success. */
  failure: failure.nullable(),
});

const prices = z.array(price);

const pricedItem = z.object({ id: text, name: translatedText, prices });

/** A product, the number of its performances, and its items. */
export const listedProduct = z.object({
  ...productColumns,
  performances: count,
  items: z.array(pricedItem),
});

/** A performance, its product, and its prices by seat category and tariff. */
export const listedPerformance = z.object({
  ...performanceColumns,
  product: z.object(productColumns),
  prices,
});

const level = z.enum(AVAILABILITY_LEVELS);

/** The availability of a performance. */
export const performanceAvailability = z.object({
  performanceId: text,
  level,
  /** `left` is `null` when S-360 reports only the level. */
  seatCategories: z.array(z.object({ seatCategoryId: text, left: z.number().nullable(), level })),
  /** When S-360 reported it; `null` before the first answer. */
  checkedAt: maybe,
  /** It is older than a minute and will be read again; `false` while receiving is paused. */
  isBeingChecked: z.boolean(),
});

/**
 * Pages of the same version belong together; when the version changes, a client has to start over.
 */
const catalogPageMeta = z.object({ version: text, pagination });

export const catalogStatusAnswer = z.object({ data: catalogStatus });
export const catalogStatusesAnswer = z.object({ data: z.array(catalogStatus) });
export const catalogTermsAnswer = z.object({ data: catalogTerms });
export const productsAnswer = z.object({ data: z.array(listedProduct), meta: catalogPageMeta });
export const performancesAnswer = z.object({
  data: z.array(listedPerformance),
  meta: catalogPageMeta,
});
export const availabilityAnswer = z.object({ data: z.array(performanceAvailability) });
