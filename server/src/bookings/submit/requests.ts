import {
  type CreateOrderRequest,
  type CallName,
  bookingCalls,
  orderCalls,
  orderHistoryCalls,
} from '../../s360';
import { HOUR_MS } from '../../kernel/time/durations';
import { orderTypeOf } from '../order-type';
import type { BookingRecord, CallStep } from '../records';

/** A missing value here is a bug in the plugin, never a mistake of S-360 or a person. */
function requireGiven<T>(
  value: T | null | undefined,
  what: string,
  { reference }: BookingRecord,
): T {
  if (value !== null && value !== undefined) return value;
  throw new Error(`Booking ${reference} has no ${what}.`);
}

export const orderIdOf = (booking: BookingRecord): string =>
  requireGiven(booking.orderId, 'order', booking);

/** Sends all lines in one call; a sale or release sends none, because S-360 knows them. */
export function creationOf(booking: BookingRecord): CreateOrderRequest {
  const { attempts, contactNumber, follows, sellingPoint } = booking;
  const lines = follows === null ? booking.lines : [];
  return {
    pointOfSalesId: requireGiven(sellingPoint, 'point of sale', booking).id,
    orderType: orderTypeOf(booking),
    contactNumber: requireGiven(contactNumber, 'contact number', booking),
    externalReference: requireGiven(attempts.at(-1), 'attempt', booking).reference,
    resumes: follows && {
      fileId: follows.fileId,
      kind: follows.kind === 'option' ? 'OPTION' : 'RESERVATION',
    },
    performances: lines.flatMap(({ performanceId, quantity, seatCategoryId, tariffId }) =>
      performanceId === null || seatCategoryId === null
        ? []
        : [{ performanceId, seatCategoryId, quantity, audienceSubCategoryId: tariffId }],
    ),
    items: lines.flatMap(({ itemId, performanceId, quantity, tariffId }) =>
      performanceId !== null || itemId === null
        ? []
        : [{ itemId, quantity, audienceSubCategoryId: tariffId }],
    ),
  };
}

export const closingOf = (booking: BookingRecord) => ({
  orderId: orderIdOf(booking),
  orderType: orderTypeOf(booking),
  contactNumber: requireGiven(booking.contactNumber, 'contact number', booking),
});

/** The payment of a sale; `null` when the order is closed unpaid. */
export function paymentOf(booking: BookingRecord) {
  const { follows, kind, payment, total } = booking;
  if (kind !== 'sale' || payment.kind === 'unpaid') return null;
  const { paymentMethodId } = payment;
  const isConvertedReservation = follows !== null;
  return { ...closingOf(booking), paymentMethodId, amount: total, isConvertedReservation };
}

/** The id of the order to read: the booking's own, or the one that an operator named. */
export const readingOf = (booking: BookingRecord): string =>
  requireGiven(booking.doubt?.adopt?.orderId ?? booking.orderId, 'order', booking);

/** S-360's clock may be behind ours; a file too many leaves the doubt to a person. */
const CLOCKS_DIFFER_MS = HOUR_MS;

/** Counts what the purchaser has at the point of sale since the call that was not answered. */
export function countOf(booking: BookingRecord) {
  const { contactNumber, sellingPoint } = booking;
  const { call, since } = requireGiven(booking.doubt, 'doubt', booking);
  return {
    pointOfSalesId: requireGiven(sellingPoint, 'point of sale', booking).id,
    contactNumber: requireGiven(contactNumber, 'contact number', booking),
    since: new Date(Date.parse(call?.startedAt ?? since) - CLOCKS_DIFFER_MS),
  };
}

/** The API method of a step, for its permit. */
export function callOf(booking: BookingRecord, step: CallStep): CallName {
  switch (step) {
    case 'create':
      return bookingCalls.createOrUpdateOrder;
    case 'close':
      return paymentOf(booking) === null
        ? bookingCalls.closeOrder
        : bookingCalls.createPaymentsAndCloseOrder;
    case 'abandon':
      return bookingCalls.abandonMovements;
    case 'read':
      return orderCalls.getOrderDetails;
    case 'count':
      return orderHistoryCalls.countFilesByCriteria;
  }
}
