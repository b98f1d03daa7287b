import { z } from '@strapi/utils';

const id = z
  .string({ error: 'must be a text' })
  .trim()
  .min(1, 'must not be empty')
  .max(255, 'is too long');

/** Each institution has its own ids and codes. Default: all institutions. */
const institution = id.optional();

/** A `biginteger` of thousandths has room for 15 digits before the point. */
const AMOUNT = 'must be an amount such as 250 or 99.95';
const amount = z.string({ error: AMOUNT }).regex(/^\d{1,15}(\.\d{1,3})?$/, AMOUNT);

const CURRENCY = 'must be the code of a currency such as CHF';
const currency = z.string({ error: CURRENCY }).regex(/^[A-Z]{3}$/, CURRENCY);

const moment = z
  .union([z.iso.date(), z.iso.datetime({ offset: true })], {
    error: 'must be a date such as 2026-05-31, or a time with its zone',
  })
  .describe('Days are UTC, e.g. 2026-05-31; give a time with its zone for others');

/** The contact bought units of a product or performance and has not returned all of them. */
export const bought = z
  .strictObject({
    kind: z.literal('bought'),
    product: id.optional(),
    performance: id.optional(),
    institution,
  })
  .refine(({ performance, product }) => (product ?? performance) !== undefined, {
    error: 'must name a product or a performance',
  });

/** The contact spent more than an amount at all institutions together; ignores refunds. */
export const spent = z.strictObject({
  kind: z.literal('spent'),
  /** In units of the currency. */
  over: amount,
  currency,
  /** Counts orders made from this moment on. Default: all orders. */
  since: moment.optional(),
});

/** The contact has an open reservation or option that expires by a given moment. */
export const expires = z.strictObject({
  kind: z.literal('expires'),
  /** A date includes the whole day. */
  until: moment,
  of: z.enum(['reservation', 'option'], { error: 'must be reservation or option' }).optional(),
  institution,
});

/** The contact consents to a kind of marketing (S-360: authorization). */
export const consents = z.strictObject({ kind: z.literal('consents'), code: id, institution });

export const condition = z.discriminatedUnion('kind', [bought, spent, expires, consents], {
  error: 'must be bought, spent, expires or consents',
});

/** Products or performances to choose from. */
export const soldQuery = {
  kind: z.enum(['product', 'performance']),
  search: z.string().max(255).optional(),
  id: z.string().max(255).optional(),
  institution: z.string().max(255).optional(),
};
