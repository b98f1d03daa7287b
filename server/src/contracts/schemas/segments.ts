import { z } from '@strapi/utils';
import { FOUND_STATES } from '../contacts/contact-sync';
import { count, dayOrMoment, maybe, storableText, text } from './fields';

const id = z.string().trim().min(1, 'must not be empty').max(255, 'is too long');

/** Each institution has its own ids and codes. Default: all institutions. */
const institution = id.optional();

/** A `biginteger` of thousandths has room for 15 digits before the point. */
const AMOUNT = 'must be an amount such as 250 or 99.95';
const amount = z.string({ error: AMOUNT }).regex(/^\d{1,15}(\.\d{1,3})?$/, AMOUNT);

const CURRENCY = 'must be the code of a currency such as CHF';
const currency = z.string({ error: CURRENCY }).regex(/^[A-Z]{3}$/, CURRENCY);

const moment = dayOrMoment.describe(
  'Days are UTC, e.g. 2026-05-31; give a time with its zone for others',
);

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

const DAYS = 'must be a number of days from 1 to 999';

/** The contact has an open reservation or option that expires by a given moment. */
export const expires = z
  .strictObject({
    kind: z.literal('expires'),
    /** A date includes the whole day. */
    until: moment.optional(),
    /** Counted from now, so that a saved segment stays current. */
    withinDays: z
      .string({ error: DAYS })
      .regex(/^[1-9]\d{0,2}$/, DAYS)
      .optional(),
    of: z.enum(['reservation', 'option']).optional(),
    institution,
  })
  .refine(({ until, withinDays }) => (until === undefined) !== (withinDays === undefined), {
    error: 'must name either until or withinDays',
  });

/** The contact consents to a kind of marketing (S-360: authorization). */
export const consents = z.strictObject({ kind: z.literal('consents'), code: id, institution });

/**
 * The contact has an S-360 record in this state, or none: at the institution, or at any (`notLinked`:
 * at none).
 */
export const state = z.strictObject({
  kind: z.literal('state'),
  is: z.enum(FOUND_STATES, { error: 'must be a state of an S-360 record other than inSync' }),
  institution,
});

/** The contact's number begins like this. */
export const number = z.strictObject({
  kind: z.literal('number'),
  start: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9-]{1,20}$/, 'must be the beginning of a contact number'),
  institution,
});

export const condition = z.discriminatedUnion(
  'kind',
  [bought, spent, expires, consents, state, number],
  { error: 'must be bought, spent, expires, consents, state or number' },
);

const conditions = z.array(condition).min(1);
const name = storableText(80).trim().min(1);

/** A segment to save. */
export const newSegment = z.strictObject({ name, conditions, isShared: z.boolean() });

/** What changes about a saved segment. */
export const changedSegment = newSegment.partial();

const savedSegment = z.object({
  id: count,
  name: text,
  isShared: z.boolean(),
  conditions: z.array(condition),
  /** `null` for the name of a user who was deleted. */
  author: z.object({ id: text, name: maybe }),
  /** Whether the requester saved it. */
  isOwn: z.boolean(),
  mayChange: z.boolean(),
  /** `false` when a condition names an institution that is no longer configured. */
  isUsable: z.boolean(),
  changedAt: text,
});

export const savedSegmentsAnswer = z.object({ data: z.array(savedSegment) });
export const savedSegmentAnswer = z.object({ data: savedSegment });

/** Products or performances to choose from. */
export const soldQuery = {
  kind: z.enum(['product', 'performance']),
  search: z.string().max(255).optional(),
  id: z.string().max(255).optional(),
  institution: z.string().max(255).optional(),
};
