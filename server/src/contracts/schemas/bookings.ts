import { z } from '@strapi/utils';
import {
  BOOKING_EVENT_KINDS,
  BOOKING_HOLDS,
  BOOKING_KINDS,
  BOOKING_STATUSES,
  BOOKING_STATES,
  BOOKING_STEPS,
  DIFFERENCE_KINDS,
  OBSTACLE_CODES,
  WAITING_REASONS,
} from '../bookings/states';
import { count, failure, maybe, money, notSending, pagination, reason, text } from './fields';

const named = z.object({ id: text, name: maybe });

/** A line, with names and prices from the catalog at the time when the booking was saved. */
export const bookingLine = z.object({
  performanceId: maybe,
  seatCategoryId: maybe,
  itemId: maybe,
  tariffId: text,
  quantity: count,
  productId: text,
  /** Names in the language of the person who composed the booking. */
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

/** A seat of an order line. */
export const seat = z.object({
  row: maybe,
  seatNumber: maybe,
  area: maybe,
  entrance: maybe,
  /** Whether the contact on whose page it is shown holds this seat in another contact's order. */
  isTheirs: z.boolean(),
});

/** A line of S-360's order. */
export const offeredLine = z.object({
  operationId: text,
  /** Whether S-360 added the line, e.g. CHARGES. */
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

/** A difference between S-360's order and the booking. */
export const offerDifference = z.object({
  kind: z.enum(DIFFERENCE_KINDS),
  line: text,
  asked: maybe,
  offered: maybe,
});

/** S-360's order, open or closed. */
export const bookingOffer = z.object({
  orderId: text,
  fileId: maybe,
  lines: z.array(offeredLine),
  /** The total before S-360's charges; `total` includes them. */
  totalBeforeCharges: money,
  charges: money,
  total: money,
  /** `false` when S-360 does not state all prices; the order then cannot be closed as paid. */
  isTotalSure: z.boolean(),
  differences: z.array(offerDifference),
});

/** Why a booking cannot be submitted as it is. */
export const bookingObstacle = z.object({
  /** Index of the line; `null` for the booking as a whole. */
  line: count.nullable(),
  code: z.enum(OBSTACLE_CODES),
  /** A number for the message, such as the maximum or the places left. */
  limit: z.number().nullable(),
});

/** The step in progress, or what the booking waits for; `null` when neither applies. */
export const bookingProgress = z.union([
  z.object({ step: z.enum(BOOKING_STEPS), isCalling: z.boolean() }),
  /** The booking continues automatically. */
  z.object({
    step: z.literal('waiting'),
    until: maybe,
    reason: z.enum(WAITING_REASONS),
    failure: failure.nullable(),
  }),
]);

/** A booking in doubt: the answer to its creation was lost. */
export const bookingInDoubt = z.object({
  since: text,
  /**
   * By then S-360's webhook should have reported the order; before that, wait rather than decide.
   */
  dueAt: text,
  /** Orders with the same contact and lines, received since; one of them may be the booking's. */
  candidates: z.array(
    z.object({ orderId: text, orderState: text, createdAt: maybe, total: money }),
  ),
});

/** An entry in a booking's history. */
export const bookingEvent = z.object({
  at: text,
  kind: z.enum(BOOKING_EVENT_KINDS),
  /** Who acted; `null` for S-360 and the plugin. */
  author: named.nullable(),
  /** A detail such as an order id, a code of S-360 or a kind of address; never personal data. */
  detail: maybe,
  /** Why S-360 refused, or did not answer. */
  reason: reason.nullable(),
});

const kind = z.enum(BOOKING_KINDS);

/** A booking in a list. */
export const bookingSummary = z.object({
  documentId: text,
  /** Our reference, e.g. `CRM-7F3K9QXM`; S-360 stores it as the order's `externalReference`. */
  reference: text,
  institution: z.object({
    code: text,
    name: text,
    timeZone: text.describe('IANA; the zone in which performances are shown'),
  }),
  kind,
  state: z.enum(BOOKING_STATES),
  isDeclaredNotCreated: z
    .boolean()
    .describe('Failed because an operator found no order of it in S-360: S-360 did not refuse it'),
  /** `null` for a sale or release, and before the booking is closed. */
  status: z.enum(BOOKING_STATUSES).nullable(),
  contact: z.object({ documentId: text, name: maybe, email: maybe }).nullable(),
  /** A short description. */
  summary: maybe,
  total: money,
  createdAt: text,
  updatedAt: text,
  /** The person or token that composed the booking. */
  author: named.nullable(),
  /** When a hold expires; for an open order, when S-360 abandons it. */
  expiresAt: maybe,
  /**
   * `2027-03-12`: `expiresAt` is the end of this day in UTC, which is another day in most time
   * zones. `null` when the hold expires at a moment.
   */
  lastDay: maybe.describe('The last day of a hold that lasts to the end of a day'),
  /** S-360 may hold places beyond it. */
  performanceAt: maybe.describe('When the first performance of a reservation or option begins'),
  orderId: maybe,
});

/** A booking with all details. */
export const booking = z.object({
  ...bookingSummary.shape,
  /** Grows with every change. A save or a step passes the revision that its caller saw. */
  revision: count,
  /** The contact's number at the institution; `null` while S-360 does not have the contact. */
  contactNumber: maybe,
  lines: z.array(bookingLine),
  notes: maybe,
  shipmentModeId: maybe.describe(
    'The way in which the customer wants the tickets: a note, S-360 does not take it with a booking',
  ),
  payment: z.union([
    z.object({ kind: z.literal('unpaid') }),
    z.object({ kind: z.literal('paid'), paymentMethodId: text }),
  ]),
  notSending: notSending.describe('Why its next step would wait for a person, if it would'),
  /** Why the booking cannot be submitted now. */
  obstacles: z.array(bookingObstacle),
  offer: bookingOffer.nullable(),
  failure: failure.nullable(),
  progress: bookingProgress.nullable(),
  /** Set while a person has to decide about a booking in doubt. */
  inDoubt: bookingInDoubt.nullable(),
  /** Document id of the order that S-360 sent. */
  orderDocumentId: maybe,
  /** The reservation or option that this booking sells or releases. */
  follows: z.object({ documentId: text, reference: text }).nullable(),
  /** The sale or release of this reservation or option. */
  followedBy: z.object({ documentId: text, reference: text, kind }).nullable(),
  events: z.array(bookingEvent),
});

/** A contact to book for. */
export const bookingContact = z.object({
  documentId: text,
  type: z.enum(['individual', 'structure']),
  name: maybe,
  email: maybe,
  phone: maybe,
  town: maybe,
  /** Its number at the requested institution; `null` while it has none there. */
  contactNumber: maybe,
});

export const bookingAnswer = z.object({ data: booking });
export const bookingContactsAnswer = z.object({ data: z.array(bookingContact) });
export const discardedAnswer = z.object({ data: z.object({ documentId: text }) });
export const expiringHoldsAnswer = z.object({
  data: z.array(bookingSummary).describe('The earliest first, at most five'),
  meta: z.object({ total: count }),
});

export const bookingsAnswer = z.object({
  data: z.array(bookingSummary),
  meta: z.object({
    pagination,
    /** Everyone who has composed bookings, for the filter. */
    authors: z.array(named),
  }),
});

export const bookingCountsAnswer = z.object({
  data: z.object({
    /** How many bookings are in each state; states without bookings are missing. */
    states: z.partialRecord(z.enum(BOOKING_STATES), count),
    /** How many bookings are held, and will expire; of very many, the most that are looked at. */
    holds: z.record(z.enum(BOOKING_HOLDS), count),
  }),
});
