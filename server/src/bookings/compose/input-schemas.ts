import { z } from '@strapi/utils';
import {
  COMPOSED_KINDS,
  LONGEST_NOTES,
  MOST_LINES_OF_DRAFT,
  MOST_OF_ONE_LINE,
} from '../../contracts/bookings';

/** An id of S-360: a Long, in digits. */
export const s360Id = z.string().regex(/^\d{1,19}$/, 'must be an id of S-360, in digits');
/** A text that every database takes: PostgreSQL refuses this one character. */
export const storable = (most: number) =>
  z
    .string()
    .max(most)
    .refine((text) => !text.includes('\u0000'), { message: 'must not hold the character NUL' });

export const code = storable(64).min(1);
export const documentId = storable(64).min(1);

/** A line is either of a performance, with its seat category, or of an item. */
const line = z
  .strictObject({
    performanceId: s360Id.nullable(),
    seatCategoryId: s360Id.nullable(),
    itemId: s360Id.nullable(),
    tariffId: s360Id,
    quantity: z.number().int().min(1).max(MOST_OF_ONE_LINE),
  })
  .refine(
    ({ itemId, performanceId, seatCategoryId }) =>
      (performanceId === null) === (seatCategoryId === null) &&
      (performanceId === null) !== (itemId === null),
    { message: 'is either a performance with a seat category, or an item' },
  );

export const payment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unpaid') }),
  z.strictObject({ kind: z.literal('paid'), paymentMethodId: s360Id }),
]);

export const locale = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/);

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

const composeKey = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _')
  .describe(
    'Drawn once for a booking to be composed: who got no answer sends the same again, and is answered the booking that stands, however it is by then',
  );

/** What is kept as a draft; it need not be complete. */
export const composition = z.strictObject({ ...composed, key: composeKey.optional() });
export const revised = z.strictObject({ ...composed, revision });
