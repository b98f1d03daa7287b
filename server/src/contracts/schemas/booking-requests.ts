import { z } from '@strapi/utils';
import { LONGEST_NOTES, MAX_LINES_OF_DRAFT, MAX_OF_ONE_LINE } from '../bookings/limits';
import {
  BOOKING_HOLDS,
  BOOKING_KINDS,
  BOOKING_SORTS,
  BOOKING_STATES,
  COMPOSED_KINDS,
} from '../bookings/states';
import { code, dayOrMoment, documentId, pageQuery, rowId, s360Id, storableText } from './fields';

/** A line to compose: either a performance with a seat category, or an item. */
export const bookingLineInput = z
  .strictObject({
    performanceId: s360Id.nullable(),
    seatCategoryId: s360Id.nullable(),
    itemId: s360Id.nullable(),
    tariffId: s360Id,
    quantity: z.number().int().min(1).max(MAX_OF_ONE_LINE),
  })
  .refine(
    ({ itemId, performanceId, seatCategoryId }) =>
      (performanceId === null) === (seatCategoryId === null) &&
      (performanceId === null) !== (itemId === null),
    { message: 'is either a performance with a seat category, or an item' },
  );

/** Whether a sale is closed as paid, and by which method. */
export const payment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unpaid') }),
  z.strictObject({ kind: z.literal('paid'), paymentMethodId: s360Id }),
]);

const locale = z
  .string()
  .regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/, 'must be a language such as de or de-CH');

const composed = {
  institution: code,
  kind: z.enum(COMPOSED_KINDS),
  contactDocumentId: documentId.nullable(),
  lines: z.array(bookingLineInput).max(MAX_LINES_OF_DRAFT),
  notes: storableText(LONGEST_NOTES).nullable(),
  shipmentModeId: s360Id.nullable(),
  payment,
  /** The language of the names that are stored with the lines. */
  locale: locale.optional(),
};

/** A draft, which may be incomplete. */
export const bookingInput = z.strictObject(composed);

export const revision = rowId;

/** The revision that the caller saw; 409 when the booking has another one by now. */
export const onRevision = z.object({ revision });

const composeKey = z
  .string()
  .regex(/^[\w-]{8,64}$/, 'must be 8 to 64 letters, digits, - or _')
  .describe(
    'Drawn once for a booking to be composed: who got no answer sends the same again, and is answered the booking that stands, however it is by then',
  );

export const composeRequest = z.strictObject({ ...composed, key: composeKey.optional() });
export const changeRequest = z.strictObject({ ...composed, revision });
export const duplicateRequest = z.object({ locale: locale.optional() });
export const sellRequest = z.object({ revision, payment });

export const closeRequest = z.object({
  revision,
  payment,
  /** The total that the operator confirms, in thousandths; 409 when the order has another one. */
  total: z.string().regex(/^-?\d{1,18}$/, 'must be a whole number of thousandths'),
});

export const inDoubtDecision = z.discriminatedUnion('decision', [
  z.object({ revision, decision: z.literal('adopt'), orderId: s360Id }),
  /** S-360 does not have the order: the booking can be changed and submitted again. */
  z.object({ revision, decision: z.literal('notCreated') }),
]);

export const contactsQuery = { institution: code, q: storableText(200).default('') };

/** The filter of the list; an omitted key does not filter. */
export const bookingFilter = {
  institution: code.optional(),
  state: z.enum(BOOKING_STATES).optional(),
  kind: z.enum(BOOKING_KINDS).optional(),
  hold: z
    .enum(BOOKING_HOLDS)
    .describe(
      'held: reservations and options that are still held; expiring: those of them that expire, or whose first performance begins, within a week. Of very many, those that end first',
    )
    .optional(),
  contact: documentId.optional(),
  /** Who composed the booking, e.g. `admin:1`. */
  author: storableText(64).optional(),
  from: dayOrMoment.describe('Since when: a day in UTC, or a moment, which is included').optional(),
  to: dayOrMoment.describe('Until when: a day in UTC, included, or a moment, excluded').optional(),
  /** Words to find in the reference, order id or contact. */
  q: storableText(200).optional(),
};

/** The order of the list; what has no such value comes last. */
const sort = z
  .templateLiteral([z.enum(BOOKING_SORTS), ':', z.enum(['asc', 'desc'])])
  .describe('By default the newest first, and of holds the earliest to end');

export const listQuery = { ...pageQuery, ...bookingFilter, sort: sort.optional() };

const { hold: _hold, state: _state, ...countedBy } = bookingFilter;

/** The counts of the list are by state and hold. */
export const countsQuery = countedBy;
