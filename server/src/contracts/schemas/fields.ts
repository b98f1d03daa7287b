import { z } from '@strapi/utils';
import { NOT_SENDING } from '../bookings/states';
import { REASONS, type Reason, type ReasonCode, type SyncFailure } from '../reasons';

/*
 * The schemas validate requests, describe them in OpenAPI, and define the types of the contracts.
 * The admin panel imports only the types: the schemas would add zod to every page.
 */

export const text = z.string();
export const maybe = text.nullable();
export const count = z.number().int();

/** A text that every database accepts: PostgreSQL refuses NUL, and half a character in JSON. */
export const storableText = (most: number) =>
  z
    .string()
    .max(most)
    .refine((value) => !value.includes('\u0000'), { message: 'must not hold the character NUL' })
    .refine((value) => !/\p{Surrogate}/u.test(value), {
      message: 'must not hold half a character',
    });

/** Why nothing is sent to an institution; `null` when sending is on. */
export const notSending = z.enum(NOT_SENDING).nullable();

export const code = storableText(64).min(1);
export const documentId = storableText(64).min(1);

/** An id of S-360: a Long as decimal digits. */
export const s360Id = z.string().regex(/^\d{1,19}$/, 'must be an id of S-360, in digits');

/** A day, which is one in UTC, or a moment: a day begins at another moment in each time zone. */
export const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })], {
  error: 'must be a date such as 2026-05-31, or a time with its zone',
});

/** A truth in the query. */
export const flag = z.stringbool({ truthy: ['true'], falsy: ['false'] });

/** What an integer column holds in every database. */
export const LARGEST_ID = 2_147_483_647;

/** A row's id, or its revision, in a body. */
export const rowId = count.min(1).max(LARGEST_ID);

export const pageQuery = {
  page: z.coerce.number().int().min(1).max(LARGEST_ID).default(1),
  pageSize: z.coerce.number().int().min(1).max(100).default(20),
};

/** A row's id in the path, in one spelling only: who reads it before the schema reads the same. */
export const idParameter = z
  .string()
  .regex(/^[1-9]\d{0,9}$/, 'must be an id, in digits')
  .transform(Number)
  .pipe(z.number().max(LARGEST_ID));

export const pagination = z.object({
  page: count,
  pageSize: count,
  pageCount: count,
  total: count,
});

export const money = z.object({
  thousandths: text.describe(
    'A whole number of thousandths of the currency unit, as text: it may exceed what a number holds',
  ),
  /** ISO 4217; `null` where S-360 named none. */
  currencyCode: maybe,
  /** Digits after the point of the currency: 2 for CHF, 0 for JPY. */
  fractionDigits: z.number().nullable(),
});

const reasonCodes = Object.keys(REASONS).filter((name): name is ReasonCode => name in REASONS);

/** A reason: its code and values, which may contain further reasons. */
export const reason: z.ZodType<Reason> = z.object({
  code: z.enum(reasonCodes),
  get values() {
    return z.record(text, z.union([text, z.number(), z.null(), z.array(text), z.array(reason)]));
  },
});

export const failure: z.ZodType<SyncFailure> = z.object({
  /** S-360's business code (`statusDetail`) or the kind of technical error. */
  code: text,
  reason,
  at: text,
});

/** How tickets reach the customer. */
export const shipmentMode = z.object({
  id: text,
  name: text,
  /** S-360's code: HANDED_AT_BO, BY_MAIL … */
  type: text,
  /** The contact needs a postal address in S-360. Missing in catalogs of an earlier version. */
  contactAddressRequired: z.boolean().optional(),
  deliveryTimeInDays: z.number().nullable().optional(),
});
