import { z } from '@strapi/utils';
import { LONGEST_NOTES, MAX_LINES_OF_DRAFT, MAX_OF_ONE_LINE } from '../bookings/limits';
import {
  BOOKING_EVENT_KINDS,
  BOOKING_KINDS,
  BOOKING_STATUSES,
  BOOKING_STATES,
  BOOKING_STEPS,
  COMPOSED_KINDS,
  DIFFERENCE_KINDS,
  OBSTACLE_CODES,
  WAITING_REASONS,
} from '../bookings/states';
import { count, failure, maybe, money, pagination, shipmentMode, text } from './fields';
import { code, documentId, pageQuery, s360Id, storable } from './fields';

/** A line as it is composed: of a performance, with its seat category, or of an item. */
export const bookingLineInput = z
  .strictObject({
    performanceId: s360Id.nullable(),
    seatCategoryId: s360Id.nullable(),
    itemId: s360Id.nullable(),
    tariffId: s360Id,
    /** A whole number, at least 1. */
    quantity: z.number().int().min(1).max(MAX_OF_ONE_LINE),
  })
  .refine(
    ({ itemId, performanceId, seatCategoryId }) =>
      (performanceId === null) === (seatCategoryId === null) &&
      (performanceId === null) !== (itemId === null),
    { message: 'is either a performance with a seat category, or an item' },
  );

/** How a sale is to be closed. */
export const payment = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('unpaid') }),
  z.strictObject({ kind: z.literal('paid'), paymentMethodId: s360Id }),
]);

const locale = z.string().regex(/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*$/);

const composed = {
  institution: code,
  kind: z.enum(COMPOSED_KINDS),
  contactDocumentId: documentId.nullable(),
  lines: z.array(bookingLineInput).max(MAX_LINES_OF_DRAFT),
  notes: storable(LONGEST_NOTES).nullable(),
  shipmentModeId: s360Id.nullable(),
  payment,
  /** The language of the words that the lines are kept with. */
  locale: locale.optional(),
};

/** What is kept as a draft; it need not be complete. */
export const bookingInput = z.strictObject(composed);

export const revision = z.number().int().min(1);

/** The revision that a step was decided on; another one since is answered 409. */
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
  shipmentModeId: s360Id
    .nullable()
    .describe('null for none; one that S-360 was told already (shipmentModeSet) then stands'),
  /** What the operator saw and confirms, in thousandths: another total is answered 409. */
  total: z.string().regex(/^-?\d{1,18}$/, 'must be a whole number of thousandths'),
});

export const inDoubtDecision = z.discriminatedUnion('decision', [
  z.object({ revision, decision: z.literal('adopt'), orderId: s360Id }),
  /** S-360 does not have it: it may be changed and submitted again. */
  z.object({ revision, decision: z.literal('notCreated') }),
]);

export const contactsQuery = { institution: code, q: storable(200).default('') };

/** A day begins at another moment at every place: who knows which says the moment. */
const dayOrMoment = z.union([z.iso.date(), z.iso.datetime({ offset: true })]);

/** Which bookings are listed; what is left out does not matter. */
export const bookingFilter = {
  institution: code.optional(),
  state: z.enum(BOOKING_STATES).optional(),
  kind: z.enum(BOOKING_KINDS).optional(),
  /** The document id of a contact. */
  contact: documentId.optional(),
  /** The id of who composed it, e.g. `admin:1`. */
  author: storable(64).optional(),
  from: dayOrMoment.describe('Since when: a day in UTC, or a moment, which is included').optional(),
  to: dayOrMoment.describe('Until when: a day in UTC, included, or a moment, excluded').optional(),
  /** Searches reference, order id and contact. */
  q: storable(200).optional(),
};

export const listQuery = { ...pageQuery, ...bookingFilter };

const named = z.object({ id: text, name: maybe });

/** A line with what the catalog said of it when the booking was saved. */
export const bookingLine = z.object({
  performanceId: maybe,
  seatCategoryId: maybe,
  itemId: maybe,
  tariffId: text,
  quantity: count,
  productId: text,
  /** In the language of who composed it. */
  words: z.object({
    product: text,
    performance: maybe,
    item: maybe,
    place: maybe,
    seatCategory: maybe,
    tariff: text,
  }),
  performanceAt: maybe,
  unitPrice: money,
  total: money,
});

/** A seat, and whether its holder is another contact than the one who is shown it. */
export const seat = z.object({
  row: maybe,
  seatNumber: maybe,
  area: maybe,
  entrance: maybe,
  /** Held by this contact as somebody else's guest. */
  isTheirs: z.boolean(),
});

/** A line of the order as S-360 answered it. */
export const offeredLine = z.object({
  operationId: text,
  /** S-360 added it: CHARGES and the like. */
  isCharge: z.boolean(),
  product: maybe,
  performance: maybe,
  performanceAt: maybe,
  seatCategory: maybe,
  tariff: maybe,
  quantity: count,
  unitPrice: money.nullable(),
  total: money.nullable(),
  seats: z.array(seat),
});

/** In what S-360's order differs from what was asked for. */
export const offerDifference = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  /** The line in words. */
  line: text,
  asked: maybe,
  offered: maybe,
});

/** The open or closed order as S-360 answered it. */
export const bookingOffer = z.object({
  orderId: text,
  fileId: maybe,
  lines: z.array(offeredLine),
  /** Without and with S-360's charges. */
  totalBeforeCharges: money,
  charges: money,
  total: money,
  /** Not when S-360 does not tell what all of it costs: then it cannot be closed paid. */
  isTotalSure: z.boolean(),
  differences: z.array(offerDifference),
  shipmentModes: z.array(shipmentMode),
});

/** Why something about a booking cannot be as it is composed, to be said before it is submitted. */
export const bookingObstacle = z.object({
  /** Index of the line; `null` when it is the booking as a whole. */
  line: count.nullable(),
  code: z.enum(OBSTACLE_CODES),
  /** A number that belongs to it: the most that is possible, the places left. */
  limit: z.number().nullable(),
});

/** What happens or is waited for right now; `null` when nothing is. */
export const bookingProgress = z.union([
  z.object({ step: z.enum(BOOKING_STEPS), isCalling: z.boolean() }),
  /** Tried again automatically. */
  z.object({
    step: z.literal('waiting'),
    until: maybe,
    reason: z.enum(WAITING_REASONS),
    failure: failure.nullable(),
  }),
]);

/** A booking whose creation was not answered. */
export const bookingInDoubt = z.object({
  since: text,
  /** From when on S-360's webhook should have told of it: until then waiting is better than deciding. */
  dueAt: text,
  /** Orders of the same contact with the same lines, sent since: one of them may be it. */
  candidates: z.array(
    z.object({ orderId: text, orderState: text, createdAt: maybe, total: money }),
  ),
});

/** Something that was done about a booking. */
export const bookingEvent = z.object({
  at: text,
  kind: z.enum(BOOKING_EVENT_KINDS),
  /** Who did it; `null` when S-360 or the plugin did. */
  author: named.nullable(),
  /** What belongs to it: an order's id, a code of S-360, an address kind; never personal data. */
  detail: maybe,
});

const kind = z.enum(BOOKING_KINDS);

/** A booking in a list. */
export const bookingSummary = z.object({
  documentId: text,
  /** Our reference, which S-360 keeps as the order's externalReference, e.g. `CRM-7F3K9QXM`. */
  reference: text,
  institution: z.object({
    code: text,
    name: text,
    timeZone: text.describe('IANA; in which the performances are told'),
  }),
  kind,
  state: z.enum(BOOKING_STATES),
  isDeclaredNotCreated: z
    .boolean()
    .describe('Failed because an operator found no order of it in S-360: S-360 did not refuse it'),
  /** `null` for a sale, and before it is closed. */
  status: z.enum(BOOKING_STATUSES).nullable(),
  contact: z.object({ documentId: text, name: maybe, email: maybe }).nullable(),
  /** What it is about, in a few words. */
  summary: maybe,
  total: money,
  createdAt: text,
  updatedAt: text,
  /** Who composed it. */
  author: named.nullable(),
  /** Until when a reservation or an option is held; for an open order, when S-360 gives it up. */
  expiresAt: maybe,
  /**
   * `2027-03-12`: `expiresAt` is the end of it in UTC, which is another day at most places. `null` where
   * it expires at a moment.
   */
  lastDay: maybe.describe('The last day of what is held to the end of a day'),
  orderId: maybe,
});

/** A booking whole. */
export const booking = z.object({
  ...bookingSummary.shape,
  /** Raised by every change: a save or a step names the one that it was decided on. */
  revision: count,
  /** The contact's number at the institution; `null` while S-360 does not know it. */
  contactNumber: maybe,
  lines: z.array(bookingLine),
  notes: maybe,
  /** The shipment mode that is wished for, or was chosen. */
  shipmentModeId: maybe,
  /** `null` while S-360 was told none. An order that is closed without one keeps it. */
  shipmentModeSet: maybe.describe(
    'The shipment mode that S-360 was told: it can be replaced by another one, not taken back',
  ),
  payment: z.union([
    z.object({ kind: z.literal('unpaid') }),
    z.object({ kind: z.literal('paid'), paymentMethodId: text }),
  ]),
  /** What stands against submitting it now. */
  obstacles: z.array(bookingObstacle),
  offer: bookingOffer.nullable(),
  failure: failure.nullable(),
  progress: bookingProgress.nullable(),
  /** What a person can decide now. */
  inDoubt: bookingInDoubt.nullable(),
  /** The record of the order that S-360 sent, for a link to it. */
  orderDocumentId: maybe,
  /** The reservation or option that it sells or releases. */
  follows: z.object({ documentId: text, reference: text }).nullable(),
  /** The sale or release that followed it. */
  followedBy: z.object({ documentId: text, reference: text, kind }).nullable(),
  events: z.array(bookingEvent),
});

/** A contact that a booking may be for. */
export const bookingContact = z.object({
  documentId: text,
  type: z.enum(['individual', 'structure']),
  name: maybe,
  email: maybe,
  phone: maybe,
  town: maybe,
  /** Its number at the institution that was asked for; `null` while it has none there. */
  contactNumber: maybe,
});

export const bookingAnswer = z.object({ data: booking });
export const bookingContactsAnswer = z.object({ data: z.array(bookingContact) });
export const discardedAnswer = z.object({ data: z.object({ documentId: text }) });
export const bookingsAnswer = z.object({
  data: z.array(bookingSummary),
  meta: z.object({
    pagination,
    /** Who has composed bookings, for the filter. */
    authors: z.array(named),
  }),
});
