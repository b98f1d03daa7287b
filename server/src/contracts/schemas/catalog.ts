import { z } from '@strapi/utils';
import { AVAILABILITY_LEVELS } from '../catalog/catalog-levels';
import { count, failure, maybe, pageQuery, pagination, s360Id, shipmentMode } from './fields';
import { storable, text } from './fields';

const MAX_PERFORMANCES = 100;

export const availabilityQuery = {
  performanceIds: z
    .string()
    .regex(/^\d{1,20}(,\d{1,20})*$/, 'performanceIds must be ids with commas between them')
    .refine((ids) => ids.split(',').length <= MAX_PERFORMANCES, {
      message: `At most ${MAX_PERFORMANCES} performances can be asked for at once`,
    }),
};

const moment = z.iso.datetime({ offset: true });

/** What narrows products and performances down alike; what is left out narrows nothing. */
const soldFilter = {
  /** Words of names, codes and places, in any language and order. */
  q: storable(200).optional(),
  season: s360Id.optional(),
  /** `true`: only what S-360 sells now. `false`: only what is merely shown. */
  isOnSale: z.stringbool({ truthy: ['true'], falsy: ['false'] }).optional(),
};

export const productFilter = {
  ...soldFilter,
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family: storable(64).optional(),
};

export const performanceFilter = {
  ...soldFilter,
  product: s360Id.optional(),
  /** Moments between which it starts: the first is included, the second is not. */
  from: moment.optional(),
  to: moment.optional(),
};

export const productsQuery = { ...pageQuery, ...productFilter };
export const performancesQuery = { ...pageQuery, ...performanceFilter };

/** A text in the languages that S-360 has it in, by locale. */
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

/** How a sale can be paid at the point of sale. */
export const paymentMethod = z.object({
  ...named,
  /** S-360's code: CASH, DEFERRED, INTERNET … One by INTERNET waits for the customer's own payment. */
  paymentType: text,
});

/** Where the CRM sells, and what it may. */
export const pointOfSale = z.object({
  id: text,
  code: maybe,
  paymentMethods: z.array(paymentMethod),
  /** Minutes after its last change that S-360 gives up an open order. */
  orderAbandonDelayMinutes: z.number(),
  /** Seats of one performance in one order at most; `null` for no limit. */
  maxSeatsPerPerformance: z.number().nullable(),
});

/** A tariff; S-360 calls it audience subcategory. */
export const tariff = z.object({
  ...named,
  /** S-360's code: FULL, REDUCED, FREE. */
  kind: maybe,
});

export const seatCategory = z.object(named);
export const season = z.object(named);

/** What one ticket, or one piece, costs. */
export const price = z.object({
  /** `null` for what is sold without a seat. */
  seatCategoryId: maybe,
  tariffId: text,
  amount: count.describe('In thousandths of the currency unit'),
  /** Fewest and most of it in one line; `null` for no limit. */
  minQuantity: z.number().nullable(),
  maxQuantity: z.number().nullable(),
});

const performanceColumns = {
  id: text,
  /** `null` where it is called like its product. */
  name: translatedText.nullable(),
  startsAt: text,
  place: translatedText.nullable(),
  /** Whether S-360 sells it now; else it is shown, and cannot be chosen. */
  isOnSale: z.boolean(),
};

/** Index in the catalog's `priceLists`: many performances share one. */
const priceList = count;

export const catalogPerformance = z.object({ ...performanceColumns, priceList });

/** Something that is sold without a performance: a pass, goods, a service. */
export const catalogItem = z.object({ id: text, name: translatedText, priceList });

const productColumns = {
  ...named,
  seasonId: text,
  /** S-360's code: SINGLE_ENTRY, PASS, GOODS … */
  family: text,
  isOnSale: z.boolean(),
  /** Whether the point of sale makes reservations, and options, of it. */
  isReservable: z.boolean(),
  isOptionable: z.boolean(),
};

export const catalogProduct = z.object({
  ...productColumns,
  /** In the order of time. */
  performances: z.array(catalogPerformance),
  items: z.array(catalogItem),
});

/** What applies to all that an institution sells, and what ids in prices stand for. */
export const catalogTerms = z.object({
  institution: text,
  /** Another one after each change: two of the same version are the same. */
  version: text,
  /** When this version first came; its status tells when S-360 last showed the same. */
  fetchedAt: text,
  currency,
  /** IANA name, e.g. Europe/Zurich: performances are shown in it. */
  timeZone: text,
  pointOfSale,
  /** As far as answers of S-360 have shown them. */
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

/** How the catalog of an institution stands. The last good one stays in use whatever fails. */
export const catalogStatus = z.object({
  institution: z.object({ code: text, name: text }),
  /** `null` while there is none yet. */
  version: maybe,
  fetchedAt: maybe,
  products: count,
  performances: count,
  /** A new one is wanted, and comes as soon as S-360 allows it. */
  isWanted: z.boolean(),
  isPaused: z.boolean().describe('Receiving is paused: nothing is read until somebody resumes it'),
  /** When S-360 may be asked again at the earliest; `null` for at once. */
  notBefore: maybe,
  /** Why the last attempt failed; `null` after one that did not. */
  failure: failure.nullable(),
});

const prices = z.array(price);

/** An item with what it costs by tariff. */
export const pricedItem = z.object({ id: text, name: translatedText, prices });

/** A product, how many performances it has, and its items. */
export const listedProduct = z.object({
  ...productColumns,
  performances: count,
  items: z.array(pricedItem),
});

/** A performance of a product, with what it costs by seat category and tariff. */
export const listedPerformance = z.object({
  ...performanceColumns,
  product: z.object(productColumns),
  prices,
});

const level = z.enum(AVAILABILITY_LEVELS);

/** Places left of a performance. */
export const performanceAvailability = z.object({
  performanceId: text,
  level,
  /** `left` is `null` where S-360 tells only the level. */
  seatCategories: z.array(z.object({ seatCategoryId: text, left: z.number().nullable(), level })),
  /** `null` while S-360 was not asked yet. */
  checkedAt: maybe,
  /** It is older than a minute, and S-360 is asked as soon as it allows it; not while receiving is paused. */
  isBeingChecked: z.boolean(),
});

/** Pages of the same version belong together: after another one a client begins anew. */
export const catalogPageMeta = z.object({ version: text, pagination });

export const catalogStatusAnswer = z.object({ data: catalogStatus });
export const catalogStatusesAnswer = z.object({ data: z.array(catalogStatus) });
export const catalogTermsAnswer = z.object({ data: catalogTerms });
export const productsAnswer = z.object({ data: z.array(listedProduct), meta: catalogPageMeta });
export const performancesAnswer = z.object({
  data: z.array(listedPerformance),
  meta: catalogPageMeta,
});
export const availabilityAnswer = z.object({ data: z.array(performanceAvailability) });
