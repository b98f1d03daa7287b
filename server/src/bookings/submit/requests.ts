import { type CreateOrderRequest, type CallName, bookingCalls, orderCalls } from '../../s360';
import { orderTypeOf } from '../order-type';
import type { BookingRecord, CallStep } from '../records';

/** A booking that lacks what its step needs: a mistake of ours, never of S-360 or a person. */
function given<T>(value: T | null | undefined, what: string, { reference }: BookingRecord): T {
  if (value !== null && value !== undefined) return value;
  throw new Error(`Booking ${reference} has no ${what}.`);
}

export const orderIdOf = (booking: BookingRecord): string =>
  given(booking.orderId, 'order', booking);

/** All lines in one call; of what is sold or released S-360 knows the lines itself. */
export function creationOf(booking: BookingRecord): CreateOrderRequest {
  const { attempts, contactNumber, follows, sellingPoint } = booking;
  const lines = follows === null ? booking.lines : [];
  return {
    pointOfSalesId: given(sellingPoint, 'point of sale', booking).id,
    orderType: orderTypeOf(booking),
    contactNumber: given(contactNumber, 'contact number', booking),
    externalReference: given(attempts.at(-1), 'attempt', booking).reference,
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

/** The order that is closed, and whose. */
export const closingOf = (booking: BookingRecord) => ({
  orderId: orderIdOf(booking),
  orderType: orderTypeOf(booking),
  contactNumber: given(booking.contactNumber, 'contact number', booking),
});

/** What a paid sale is closed with; `null` for everything that is closed unpaid. */
export function paymentOf(booking: BookingRecord) {
  const { follows, kind, payment, total } = booking;
  if (kind !== 'sale' || payment.kind === 'unpaid') return null;
  const { paymentMethodId } = payment;
  const isConvertedReservation = follows !== null;
  return { ...closingOf(booking), paymentMethodId, amount: total, isConvertedReservation };
}

export const shipmentOf = (booking: BookingRecord) => ({
  orderId: orderIdOf(booking),
  shipmentModeId: given(booking.shipmentModeId, 'shipment mode', booking),
});

/** The order that a read is of: the booking's own, or the one that an operator named. */
export const readingOf = (booking: BookingRecord): string =>
  given(booking.doubt?.adopt?.orderId ?? booking.orderId, 'order', booking);

/** The method of a step, to ask a permit for. */
export function callOf(booking: BookingRecord, step: CallStep): CallName {
  switch (step) {
    case 'create':
      return bookingCalls.createOrUpdateOrder;
    case 'shipmentModes':
      return bookingCalls.getAvailableShipmentModes;
    case 'shipment':
      return bookingCalls.setShipmentMode;
    case 'close':
      return paymentOf(booking) === null
        ? bookingCalls.closeOrder
        : bookingCalls.createPaymentsAndCloseOrder;
    case 'abandon':
      return bookingCalls.abandonMovements;
    case 'read':
      return orderCalls.getOrderDetails;
  }
}
