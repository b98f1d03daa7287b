import { DAY_MS } from '../kernel/durations';
import { z } from '@strapi/utils';
import { MAX_CONDITIONS, type Condition } from '../contracts/contacts/segments';

const id = z
  .string({ error: 'must be a text' })
  .trim()
  .min(1, 'must not be empty')
  .max(255, 'is too long');
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

const bought = z
  .strictObject({
    kind: z.literal('bought'),
    product: id.optional(),
    performance: id.optional(),
    institution,
  })
  .refine(({ performance, product }) => (product ?? performance) !== undefined, {
    error: 'must name a product or a performance',
  });

const spent = z.strictObject({
  kind: z.literal('spent'),
  over: amount,
  currency,
  since: moment.optional(),
});

const expires = z.strictObject({
  kind: z.literal('expires'),
  until: moment,
  of: z.enum(['reservation', 'option'], { error: 'must be reservation or option' }).optional(),
  institution,
});

const consents = z.strictObject({ kind: z.literal('consents'), code: id, institution });

/**
 * The checked parameter `segment`. Output and input have the same shape, because Strapi checks it
 * again later.
 */
export const segmentSchema: z.ZodType<Condition[]> = z
  .array(
    z.discriminatedUnion('kind', [bought, spent, expires, consents], {
      error: 'must be bought, spent, expires or consents',
    }),
    { error: 'must be a list' },
  )
  .max(MAX_CONDITIONS, `must be ${MAX_CONDITIONS} at most`);

const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** The first moment of a condition's `since`. */
export const beginOf = (text: string): Date => new Date(text);

/** The moment at which a condition's `until` ends, exclusive: a day counts in full. */
export const endOf = (text: string): Date =>
  DAY.test(text) ? new Date(Date.parse(text) + DAY_MS) : new Date(text);

/** Converts an amount in currency units to thousandths. */
export function thousandthsOf(units: string): bigint {
  const [whole = '0', part = ''] = units.split('.');
  return BigInt(whole) * 1000n + BigInt(part.padEnd(3, '0'));
}
