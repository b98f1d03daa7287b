import { isDeepStrictEqual } from 'node:util';
import type { BookingState } from '../../contracts/bookings';
import { isComplete, offerFrom } from '../offered-order';
import type { BookingChange, BookingRecord, EventEntry } from '../records';
import type { ShownOrder } from '../shown-order';
import {
  AT_REST,
  isChangeable,
  isFinal,
  isOpen,
  lateOrderOf,
  reviseBooking,
  fallBackToLateOrder,
  patchBooking,
  withOutcome,
} from './moves';
import { failureIn, isClosed, isGivenUp, unknownStateFailure } from './order-state';
import { reopenWithFailure, closedOtherwiseFailure, hindranceToClosing } from './reopen';

interface ReceivedOrder {
  order: ShownOrder;
  orderDocumentId: string;
}

/** The columns that come from an order as S-360 shows it. */
export function columnsFrom(
  order: Pick<ShownOrder, 'amount' | 'content' | 'fileId' | 'orderId'>,
  booking: BookingRecord,
): Pick<BookingRecord, 'currency' | 'fileId' | 'offer' | 'orderId' | 'total'> {
  const { content, fileId, orderId } = order;
  // An abandoned order has no lines any more; the last offer stays.
  const isTold = content.lines.length > 0;
  const offer = isTold ? offerFrom(content, orderId, booking, order.amount) : booking.offer;
  return {
    orderId,
    offer,
    fileId: fileId ?? content.fileId ?? booking.fileId,
    currency: content.currency ?? booking.currency,
    total: offer === null ? booking.total : BigInt(offer.total),
  };
}

/** The index of the attempt that created an order; -1 for none. */
const attemptOf = ({ attempts }: BookingRecord, { externalReference }: ShownOrder): number =>
  externalReference === null
    ? -1
    : attempts.findIndex(({ reference }) => reference === externalReference);

/**
 * Whether an order decides the booking's state. An order of an older attempt does so only while no
 * newer order is, or may be, in S-360, and not if it was abandoned: then the booking goes on.
 */
function decidesState(booking: BookingRecord, order: ShownOrder): boolean {
  if (booking.orderId !== null) return booking.orderId === order.orderId;
  const attempt = attemptOf(booking, order);
  if (attempt < 0) return false;
  const isAbandoned = isGivenUp(order.orderState);
  const isNewest = attempt === booking.attempts.length - 1;
  if (isChangeable(booking.state)) return !isAbandoned;
  if (isNewest) return true;
  return !isAbandoned && booking.state === 'submitted' && booking.sending === null;
}

const isOver = ({ orderState }: ShownOrder): boolean =>
  isClosed(orderState) || isGivenUp(orderState);

/** Applies an order that S-360 sent. `null`: nothing needs to be written. Pure. */
export function applyReceivedOrder(
  booking: BookingRecord,
  { order, orderDocumentId }: ReceivedOrder,
  at: Date,
): BookingChange | null {
  if (!decidesState(booking, order)) return noteOldAttempt(booking, order, at);
  const known = booking.orderDocumentId === orderDocumentId;
  const shown = { ...columnsFrom(order, booking), orderDocumentId };
  const noted: EventEntry[] = known
    ? []
    : [{ kind: 'orderReceived', author: null, detail: order.orderId }];
  if (booking.state === 'abandoned' && isClosed(order.orderState)) {
    return closeAfterAll(booking, { ...shown, expiresAt: order.expirationDate }, noted, at);
  }
  if (isFinal(booking.state)) {
    const expiresAt = booking.state === 'closed' ? order.expirationDate : null;
    return { booking: applyToFinal(booking, { ...shown, expiresAt }), events: noted, at };
  }
  if (booking.state === 'closing' && !isOver(order)) {
    const hindrance =
      hindranceToClosing(booking, shown, at) ?? unknownStateFailure(order.orderState, at);
    // A call was made with the confirmed total, so only its outcome counts.
    const isCalled = booking.sending !== null || booking.check !== null;
    if (hindrance !== null && isCalled) {
      return { booking: { ...booking, orderDocumentId }, events: noted, at };
    }
    if (hindrance !== null)
      return reopenWithFailure({ ...booking, ...shown }, hindrance, at, noted);
  }
  return applyOrderState(order, { booking: reviseBooking(booking, shown), events: noted, at });
}

/**
 * The order was abandoned, reopened at a desk and closed, so it sells or releases the followed
 * booking after all.
 */
function closeAfterAll(
  booking: BookingRecord,
  shown: Partial<BookingRecord>,
  noted: readonly EventEntry[],
  at: Date,
): BookingChange {
  const { follows, orderId } = booking;
  return {
    booking: reviseBooking(booking, { ...shown, state: 'closed', failure: null }),
    events: [...noted, { kind: 'closed', author: null, detail: orderId }],
    at,
    needsOrder: true,
    ...(follows !== null && { reclaims: follows.documentId }),
  };
}

/**
 * The webhook of a final order arrives some time after its booking was closed. If the content is
 * the same, the revision stays: an operator's sale or release at that moment is still valid.
 */
function applyToFinal(booking: BookingRecord, shown: Partial<BookingRecord>): BookingRecord {
  const after = { ...booking, ...shown };
  return hasSameContent(after, booking) ? after : reviseBooking(booking, shown);
}

const decisiveContent = ({ currency, fileId, offer, total }: BookingRecord) => ({
  currency,
  fileId,
  total,
  held: offer?.held ?? null,
});

/** Whether a person would decide the same on both. */
export const hasSameContent = (a: BookingRecord, b: BookingRecord): boolean =>
  isDeepStrictEqual(decisiveContent(a), decisiveContent(b));

/**
 * Notes an order of an attempt that a newer one replaced. If the order is closed, it prevents
 * closing the newer one, and becomes the booking's when the newer one fails.
 */
function noteOldAttempt(booking: BookingRecord, order: ShownOrder, at: Date): BookingChange | null {
  const attempt = attemptOf(booking, order);
  const { orderId, orderState } = order;
  if (attempt < 0 || booking.attempts[attempt]?.lateOrderId === orderId) return null;
  const events: EventEntry[] = [{ kind: 'orderReceived', author: null, detail: orderId }];
  if (!isClosed(orderState)) return { booking, events, at };
  const attempts = booking.attempts.map((one, index) =>
    index === attempt ? { ...one, lateOrderId: orderId } : one,
  );
  const failure = closedOtherwiseFailure(orderId, at);
  const after = reviseBooking(booking, {
    attempts,
    ...(booking.state !== 'closed' && { failure }),
  });
  const change: BookingChange = { booking: after, events, at };
  return booking.state === 'abandoned' ? fallBackToLateOrder(change) : change;
}

export function applyOrderState(order: ShownOrder, change: BookingChange): BookingChange {
  const { booking, events, at } = change;
  const state = stateFrom(order, booking);
  const odd = failureIn(order.orderState, booking, at);
  if (state === null) return { ...change, booking: { ...booking, failure: odd } };
  const late = state === 'closed' ? null : lateOrderOf(booking);
  const applied: BookingChange = {
    at,
    events: [...events, { kind: state, author: null, detail: order.orderId }],
    booking: patchBooking(booking, {
      ...AT_REST,
      state: closesAutomatically(booking, state) ? 'closing' : state,
      failure:
        late === null
          ? failureIn(order.orderState, { failure: null }, at)
          : closedOtherwiseFailure(late, at),
      attempts: withOutcome(booking, 'created'),
      expiresAt: state === 'abandoned' ? null : order.expirationDate,
    }),
    ...(state === 'abandoned' && booking.follows !== null && { freesFollowed: true }),
  };
  return state === 'abandoned' ? fallBackToLateOrder(applied) : applied;
}

/** A release brings no surprises, so it closes without another confirmation. */
export const closesAutomatically = ({ kind }: BookingRecord, state: BookingState): boolean =>
  kind === 'release' && state === 'created';

/** The state that an order gives its booking; `null` leaves the state as it is. */
function stateFrom(
  { orderState }: ShownOrder,
  { offer, state }: BookingRecord,
): 'closed' | 'abandoned' | 'created' | 'incomplete' | null {
  if (isClosed(orderState)) return 'closed';
  if (isGivenUp(orderState)) return 'abandoned';
  if (isOpen(state) || state === 'closing' || state === 'abandoning') return null;
  return offer !== null && isComplete(offer) ? 'created' : 'incomplete';
}
