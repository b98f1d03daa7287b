import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { isComplete } from '../offered-order';
import type { BookingChange, BookingRecord, EventEntry } from '../records';
import { AT_REST, failureEvent, isPaid, lateOrderOf, reviseBooking } from './moves';

/** How long to wait before reading an unexpectedly open order again. */
export const LOOK_AGAIN_MS = 60 * 60_000;

/** Why an order must not be closed, as it is shown now; `null` when it may be. */
export function hindranceToClosing(
  confirmed: BookingRecord,
  shown: Pick<BookingRecord, 'offer' | 'total'>,
  at: Date,
): SyncFailure | null {
  const late = lateOrderOf(confirmed);
  if (late !== null) return closedOtherwiseFailure(late, at);
  if (isPaid(confirmed) && shown.offer?.isTotalUnsure) {
    const why = reason('orderTotalUnsure');
    return { code: 'total-unsure', reason: why, at: at.toISOString() };
  }
  if (confirmed.total === shown.total) return null;
  return {
    code: 'total-changed',
    reason: reason('orderTotalChanged'),
    at: at.toISOString(),
  };
}

/** The booking already has a closed order, so a second one is not closed. */
export const closedOtherwiseFailure = (orderId: string, at: Date): SyncFailure => ({
  code: 'closed-otherwise',
  reason: reason('orderClosedOtherwise', { order: orderId }),
  at: at.toISOString(),
});

/** Opens the booking again for a person to decide. */
export function reopen(
  booking: BookingRecord,
  failure: SyncFailure | null,
  at: Date,
): { booking: BookingRecord; at: Date } {
  const isWhole = booking.offer !== null && isComplete(booking.offer);
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: isWhole ? 'created' : 'incomplete',
    nextAttemptAt: new Date(at.getTime() + LOOK_AGAIN_MS),
    failure,
  });
  return { booking: after, at };
}

/** Opens the booking again for a person to decide, with the failure. */
export function reopenWithFailure(
  booking: BookingRecord,
  failure: SyncFailure,
  at: Date,
  events: readonly EventEntry[] = [],
): BookingChange {
  return { ...reopen(booking, failure, at), events: [...events, failureEvent('refused', failure)] };
}
