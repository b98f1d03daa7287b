import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { referenceIn } from '../compose/reference';
import type { BookingChange, BookingRecord, BookingSending, FailedStepCheck } from '../records';
import type { ShownOrder } from '../shown-order';
import { abandonBooking, closeBooking } from './answers';
import { isOpen, isSameCall, patchBooking, reviseBooking, withOutcome } from './moves';
import { failureIn, isClosed, isGivenUp, unknownStateFailure } from './order-state';
import { columnsFrom, applyOrderState, hasSameContent } from './received-order';
import { isAtWork, lostPayment, unansweredPaymentFailure, waitForPayment } from './lost-payment';
import { refuseAdoption, waitInUnknownState } from './failed-read';
import { reopenWithFailure, hindranceToClosing, LOOK_AGAIN_MS } from './reopen';

/**
 * Applies an order that was read to its booking; `null` when the booking is no longer in that call.
 * Pure.
 */
export function applyRead(
  booking: BookingRecord,
  sending: BookingSending,
  { order, retryAt }: { order: ShownOrder; retryAt: Date },
  at: Date,
): BookingChange | null {
  if (!isSameCall(booking.sending, sending)) return null;
  if (booking.state === 'inDoubt') return adoptOrder(booking, order, at);
  const shown = { ...booking, ...columnsFrom(order, booking) };
  const { orderState } = order;
  if (isClosed(orderState)) return closeBooking(shown, at);
  if (isGivenUp(orderState)) return abandonBooking(shown, at);
  const odd = unknownStateFailure(orderState, at);
  const { check } = booking;
  const payment = lostPayment(booking);
  if (payment && isAtWork(payment, sending)) return waitForPayment(booking, payment, retryAt, at);
  const hasStatus = check === null && isOpen(shown.state);
  if (odd !== null)
    return hasStatus ? waitInUnknownState(shown, odd, at) : reopenWithFailure(shown, odd, at);
  if (payment) return reopenWithFailure(shown, unansweredPaymentFailure(payment, at), at);
  if (check !== null) {
    return retryOrReopen(shown, booking, check, retryAt, at);
  }
  // The booking may be closing by now; the order then needs the confirmed total.
  const hindrance = booking.state === 'closing' ? hindranceToClosing(booking, shown, at) : null;
  if (hindrance !== null) return reopenWithFailure(shown, hindrance, at);
  const nextAttemptAt = isOpen(shown.state) ? lookAgainAt(at) : null;
  const failure = failureIn(orderState, shown, at);
  const patch = { sending: null, check: null, tries: 0, nextAttemptAt, failure };
  // A read that shows nothing new leaves the decision valid that a person is making meanwhile.
  const isSame = hasSameContent(shown, booking) && failure?.code === booking.failure?.code;
  const after = isSame ? patchBooking(shown, patch) : reviseBooking(shown, patch);
  return { booking: after, events: [], at };
}

const lookAgainAt = (at: Date): Date => new Date(at.getTime() + LOOK_AGAIN_MS);

/**
 * The step was not carried out. If its answer was lost and the order has not changed, the step is
 * retried; otherwise the booking is open again.
 */
function retryOrReopen(
  shown: BookingRecord,
  before: BookingRecord,
  check: FailedStepCheck,
  retryAt: Date,
  at: Date,
): BookingChange {
  const hindrance = check.step === 'abandon' ? null : hindranceToClosing(before, shown, at);
  if (check.cause === 'lost' && hindrance === null) {
    const tries = shown.tries + 1;
    const patch = { check: null, sending: null, tries, nextAttemptAt: retryAt };
    return { booking: { ...shown, ...patch, failure: check.failure }, events: [], at };
  }
  return reopenWithFailure(shown, hindrance ?? check.failure, at);
}

const ORDER_TYPES: Record<BookingRecord['kind'], RegExp> = {
  sale: /^SALE$/,
  reservation: /^RESERVATION$/,
  option: /^OPTION$/,
  release: /_FREEING$/,
};

/**
 * Adopts the order that was named for a booking in doubt, if it has the booking's contact and kind.
 */
function adoptOrder(booking: BookingRecord, order: ShownOrder, at: Date): BookingChange {
  const stranger = reasonAgainstAdoption(booking, order);
  if (stranger !== null) {
    return refuseAdoption(booking, { ...stranger, at: at.toISOString() }, at);
  }
  const author = booking.doubt?.adopt?.author ?? null;
  const taken = reviseBooking(booking, {
    ...columnsFrom(order, booking),
    attempts: withOutcome(booking, 'created'),
  });
  const change: BookingChange = {
    booking: taken,
    events: [{ kind: 'adopted', author, detail: order.orderId }],
    at,
    needsOrder: true,
  };
  const applied = applyOrderState(order, change);
  if (!isOpen(applied.booking.state)) return { ...applied, needsOrder: true };
  const adopted = patchBooking(applied.booking, { nextAttemptAt: lookAgainAt(at) });
  return { ...applied, booking: adopted };
}

/**
 * Why an order is not the booking's. An order with the reference of an attempt always is, whoever
 * its purchaser is now.
 */
function reasonAgainstAdoption(
  { attempts, contactNumber, kind, reference }: BookingRecord,
  { contactReference, externalReference, orderType }: ShownOrder,
): Omit<SyncFailure, 'at'> | null {
  if (attempts.some((attempt) => attempt.reference === externalReference)) return null;
  const named = referenceIn(externalReference);
  if (named !== null && named !== reference) {
    const why = reason('orderOfOtherReference', { booking: named });
    return { code: 'order-of-another-booking', reason: why };
  }
  if (contactReference !== contactNumber) {
    return { code: 'order-of-another-contact', reason: reason('orderOfOtherContact') };
  }
  if (!ORDER_TYPES[kind].test(orderType)) {
    return {
      code: 'order-of-another-kind',
      reason: reason('orderOfOtherKind', { orderType }),
    };
  }
  return null;
}
