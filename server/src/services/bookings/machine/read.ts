import type { SyncFailure } from '../../../contracts/contact-sync';
import { reason } from '../../../contracts/reasons';
import { COUNTED_STATE } from '../../orders/purchases';
import { isFinalized } from '../../orders/receive/judge-order';
import { referenceIn } from '../compose/reference';
import type { BookingChange, BookingCheck, BookingRecord, BookingSending } from '../records';
import type { ShownOrder } from '../shown-order';
import { abandoned, closed, notAdopted } from './answers';
import { isOpen, isSameCall, moved, withOutcome } from './moves';
import { columnsFrom, settledBy } from './received';
import { backToOpen, hindranceToClosing, LOOK_AGAIN_MS } from './reopened';

/**
 * What an order, as it was read, decides about its booking; `null` when the booking is not in that
 * call any more. Pure.
 */
export function readAs(
  booking: BookingRecord,
  sending: BookingSending,
  { order, retryAt }: { order: ShownOrder; retryAt: Date },
  at: Date,
): BookingChange | null {
  if (!isSameCall(booking.sending, sending)) return null;
  if (booking.state === 'inDoubt') return adopted(booking, order, at);
  const shown = { ...booking, ...columnsFrom(order, booking) };
  if (order.orderState === COUNTED_STATE) return closed(shown, at);
  if (isFinalized(order.orderState)) return abandoned(shown, at);
  if (booking.check !== null) return stillOpen(shown, booking, booking.check, retryAt, at);
  // It may be closing by now: with the total that was confirmed, or not at all.
  const hindrance = booking.state === 'closing' ? hindranceToClosing(booking, shown, at) : null;
  if (hindrance !== null) return backToOpen(shown, hindrance, at);
  const nextAttemptAt = isOpen(shown.state) ? new Date(at.getTime() + LOOK_AGAIN_MS) : null;
  return { booking: moved(shown, { sending: null, tries: 0, nextAttemptAt }), events: [], at };
}

/** The step was not carried out. One that nobody refused is taken again, if nothing changed. */
function stillOpen(
  shown: BookingRecord,
  before: BookingRecord,
  check: BookingCheck,
  retryAt: Date,
  at: Date,
): BookingChange {
  const hindrance = check.step === 'abandon' ? null : hindranceToClosing(before, shown, at);
  if (check.cause === 'lost' && hindrance === null) {
    const tries = shown.tries + 1;
    const patch = { check: null, sending: null, tries, nextAttemptAt: retryAt };
    return { booking: { ...shown, ...patch, failure: check.failure }, events: [], at };
  }
  return backToOpen(shown, hindrance ?? check.failure, at);
}

const ORDER_TYPES: Record<BookingRecord['kind'], RegExp> = {
  sale: /^SALE$/,
  reservation: /^RESERVATION$/,
  option: /^OPTION$/,
  release: /_FREEING$/,
};

/** The order that an operator named is the booking's if it is of the same contact and kind. */
function adopted(booking: BookingRecord, order: ShownOrder, at: Date): BookingChange {
  const stranger = strangeness(booking, order);
  if (stranger !== null) {
    return notAdopted(booking, { ...stranger, at: at.toISOString() }, at);
  }
  const author = booking.doubt?.adopt?.author ?? null;
  const taken = moved(booking, {
    ...columnsFrom(order, booking),
    attempts: withOutcome(booking, 'created'),
  });
  const change: BookingChange = {
    booking: taken,
    events: [{ kind: 'adopted', author, detail: order.orderId }],
    at,
    wantsOrder: true,
  };
  const settled = settledBy(order, change);
  return { ...settled, ...(isOpen(settled.booking.state) ? {} : { wantsOrder: true }) };
}

function strangeness(
  { contactNumber, kind, reference }: BookingRecord,
  { contactReference, externalReference, orderType }: ShownOrder,
): Omit<SyncFailure, 'at'> | null {
  const named = referenceIn(externalReference);
  if (named !== null && named !== reference) {
    const message = reason('orderOfOtherReference', { booking: named });
    return { code: 'order-of-another-booking', message };
  }
  if (contactReference !== contactNumber) {
    const message = reason('orderOfOtherContact');
    return { code: 'order-of-another-contact', message };
  }
  if (!ORDER_TYPES[kind].test(orderType)) {
    return {
      code: 'order-of-another-kind',
      message: reason('orderOfOtherKind', { orderType }),
    };
  }
  return null;
}
