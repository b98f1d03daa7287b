import { z } from '@strapi/utils';
import {
  BOOKING_KINDS,
  BOOKING_STATES,
  COMPOSED_KINDS,
  LONGEST_NOTES,
  MOST_LINES_OF_DRAFT,
} from '../contracts/bookings';
import { pageQuery } from './queries';

/** An id of S-360: a Long, in digits. */
export const s360Id = z.string().regex(/^\d{1,19}$/, 'must be an id of S-360, in digits');
/** A text that every database takes: PostgreSQL refuses this one character. */
export const storable = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000'), { message: 'must not hold the character NUL' });

const code = storable(64).min(1);
export const documentId = storable(64).min(1);

const LARGEST_QUANTITY = 10_000;

/** A line is either of a performance, with its seat category, or of an item. */
const line = z
  .object({
    performanceId: s360Id.nullable(),
    seatCategoryId: s360Id.nullable(),
    itemId: s360Id.nullable(),
    tariffId: s360Id,
    quantity: z.number().int().min(1).max(LARGEST_QUANTITY),
  })
  .refine(
    ({ itemId, performanceId, seatCategoryId }) =>
      (performanceId === null) === (seatCategoryId === null) &&
      (performanceId === null) !== (itemId === null),
    { message: 'is either a performance with a seat category, or an item' },
  );

const payment = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unpaid') }),
  z.object({ kind: z.literal('paid'), paymentMethodId: s360Id }),
]);

const locale = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/);

const composed = {
  institution: code,
  kind: z.enum(COMPOSED_KINDS),
  contactDocumentId: documentId.nullable(),
  lines: z.array(line).max(MOST_LINES_OF_DRAFT),
  notes: storable(LONGEST_NOTES).nullable(),
  shipmentModeId: s360Id.nullable(),
  payment,
  locale: locale.optional(),
};

export const revision = z.number().int().min(1);

/** What is kept as a draft; it need not be complete. */
export const composition = z.object(composed);
export const revised = z.object({ ...composed, revision });
export const duplication = z.object({ locale: locale.optional() });
export const onRevision = z.object({ revision });
export const selling = z.object({ revision, payment });

/** What an operator saw and confirms; the total in thousandths. */
export const closing = z.object({
  revision,
  payment,
  shipmentModeId: s360Id
    .nullable()
    .describe('null for none; one that S-360 was told already (shipmentModeSet) then stands'),
  total: z.string().regex(/^-?\d{1,18}$/, 'must be a whole number of thousandths'),
});

export const decisionInDoubt = z.discriminatedUnion('decision', [
  z.object({ revision, decision: z.literal('adopt'), orderId: s360Id }),
  z.object({ revision, decision: z.literal('notCreated') }),
]);

export const contactsQuery = z.object({ institution: code, q: storable(200).default('') });

/** A day begins at another moment at every place: who knows which says the moment. */
const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

export const listParameters = {
  institution: code.optional(),
  state: z.enum(BOOKING_STATES).optional(),
  kind: z.enum(BOOKING_KINDS).optional(),
  /** The contact's document id. */
  contact: documentId.optional(),
  /** Who composed it: `admin:1`. */
  author: storable(64).optional(),
  from: dayOrMoment.describe('Since when: a day in UTC, or a moment, which is included').optional(),
  to: dayOrMoment.describe('Until when: a day in UTC, included, or a moment, excluded').optional(),
  q: storable(200).optional(),
};

export const listQuery = z.object({ ...pageQuery, ...listParameters });
