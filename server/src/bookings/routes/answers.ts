import { z } from '@strapi/utils';
import type {
  Booking,
  BookingContact,
  BookingSummary,
  PreviewBookingMessage,
} from '../../contracts/bookings';
import {
  BOOKING_EVENT_KINDS,
  BOOKING_KINDS,
  BOOKING_STANDINGS,
  BOOKING_STATES,
  BOOKING_STEPS,
  DIFFERENCE_KINDS,
  OBSTACLE_CODES,
  WAITING_REASONS,
} from '../../contracts/bookings';

/*
 * What the Content API answers of bookings, for its OpenAPI document. Each schema is held to the
 * contract by its type.
 */

const text = z.string();
const maybe = text.nullable();

const money = z.object({
  thousandths: text.describe('A whole number of thousandths of the currency unit'),
  currencyCode: maybe,
  fractionDigits: z.number().nullable(),
});

const named = z.object({ id: text, name: maybe });

const lineInput = {
  performanceId: maybe,
  seatCategoryId: maybe,
  itemId: maybe,
  tariffId: text,
  quantity: z.number().int(),
};

const line = z.object({
  ...lineInput,
  productId: text,
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

const seat = z.object({
  row: maybe,
  seatNumber: maybe,
  area: maybe,
  entrance: maybe,
  isTheirs: z.boolean(),
});

const offer = z.object({
  orderId: text,
  fileId: maybe,
  lines: z.array(
    z.object({
      operationId: text,
      isCharge: z.boolean(),
      product: maybe,
      performance: maybe,
      performanceAt: maybe,
      seatCategory: maybe,
      tariff: maybe,
      quantity: z.number().int(),
      unitPrice: money.nullable(),
      total: money.nullable(),
      seats: z.array(seat),
    }),
  ),
  totalBeforeCharges: money,
  charges: money,
  total: money,
  isTotalSure: z.boolean(),
  differences: z.array(
    z.object({
      kind: z.enum(DIFFERENCE_KINDS),
      line: text,
      asked: maybe,
      offered: maybe,
    }),
  ),
  shipmentModes: z.array(z.object({ id: text, name: text, type: text })),
});

const failure = z.object({ code: text, message: text, at: text });

const obstacle = z.object({
  line: z.number().int().nullable(),
  code: z.enum(OBSTACLE_CODES),
  limit: z.number().nullable(),
});

const progress = z.union([
  z.object({
    step: z.enum(BOOKING_STEPS),
    isCalling: z.boolean(),
  }),
  z.object({
    step: z.literal('waiting'),
    until: maybe,
    reason: z.enum(WAITING_REASONS),
    failure: failure.nullable(),
  }),
]);

const inDoubt = z.object({
  since: text,
  dueAt: text,
  candidates: z.array(
    z.object({ orderId: text, orderState: text, createdAt: maybe, total: money }),
  ),
});

const event = z.object({
  at: text,
  kind: z.enum(BOOKING_EVENT_KINDS),
  author: named.nullable(),
  detail: maybe,
});

const kind = z.enum(BOOKING_KINDS);

const summaryColumns = {
  documentId: text,
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
  standing: z.enum(BOOKING_STANDINGS).nullable(),
  contact: z.object({ documentId: text, name: maybe, email: maybe }).nullable(),
  summary: maybe,
  total: money,
  createdAt: text,
  updatedAt: text,
  author: named.nullable(),
  expiresAt: maybe,
  lastDay: maybe.describe('The last day of what is held to the end of a day'),
  orderId: maybe,
};

const summary: z.ZodType<BookingSummary> = z.object(summaryColumns);

const booking: z.ZodType<Booking> = z.object({
  ...summaryColumns,
  revision: z.number().int(),
  contactNumber: maybe,
  lines: z.array(line),
  notes: maybe,
  shipmentModeId: maybe,
  shipmentModeSet: maybe.describe(
    'The shipment mode that S-360 was told: it can be replaced by another one, not taken back',
  ),
  payment: z.union([
    z.object({ kind: z.literal('unpaid') }),
    z.object({ kind: z.literal('paid'), paymentMethodId: text }),
  ]),
  obstacles: z.array(obstacle),
  offer: offer.nullable(),
  failure: failure.nullable(),
  progress: progress.nullable(),
  inDoubt: inDoubt.nullable(),
  orderDocumentId: maybe,
  follows: z.object({ documentId: text, reference: text }).nullable(),
  followedBy: z.object({ documentId: text, reference: text, kind }).nullable(),
  events: z.array(event),
});

const contact: z.ZodType<BookingContact> = z.object({
  documentId: text,
  type: z.enum(['individual', 'structure']),
  name: maybe,
  email: maybe,
  phone: maybe,
  town: maybe,
  contactNumber: maybe,
});

const message: z.ZodType<PreviewBookingMessage.Response['data']> = z.object({
  to: text,
  locale: text,
  locales: z.array(text).describe('The languages that it can be written in'),
  revision: z.number().int().describe('That of the booking which it tells of: it is sent on it'),
  digest: text.describe('Stands for the message as it is: it is sent with it'),
  lacksExpiry: z.boolean().describe('S-360 has not told yet until when it is held'),
  subject: text,
  text,
  html: text,
});

export const messageAnswer = z.object({ data: message });
export const bookingAnswer = z.object({ data: booking });
export const contactsAnswer = z.object({ data: z.array(contact) });
export const discardedAnswer = z.object({ data: z.object({ documentId: text }) });
export const bookingsAnswer = z.object({
  data: z.array(summary),
  meta: z.object({
    pagination: z.object({
      page: z.number().int(),
      pageSize: z.number().int(),
      pageCount: z.number().int(),
      total: z.number().int(),
    }),
    authors: z.array(named),
  }),
});
