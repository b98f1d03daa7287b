import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { isComplete } from '../offered-order';
import type { BookingChange, BookingRecord, EventEntry } from '../records';
import { AT_REST, isPaid, lateOrderOf, moved } from './moves';

/** How long an order that is still open when it should not be is left alone. */
export const LOOK_AGAIN_MS = 60 * 60_000;

/** Why an open order that is being closed must not be, as it is shown now; `null` when it may. */
export function hindranceToClosing(
  confirmed: BookingRecord,
  shown: Pick<BookingRecord, 'offer' | 'total'>,
  at: Date,
): SyncFailure | null {
  const late = lateOrderOf(confirmed);
  if (late !== null) return closedOtherwise(late, at);
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

/** The booking has a closed order already: a second one is not closed beside it. */
export const closedOtherwise = (orderId: string, at: Date): SyncFailure => ({
  code: 'closed-otherwise',
  reason: reason('orderClosedOtherwise', { order: orderId }),
  at: at.toISOString(),
});

/** Open again for a person. */
export function opened(
  booking: BookingRecord,
  failure: SyncFailure | null,
  at: Date,
): { booking: BookingRecord; at: Date } {
  const isWhole = booking.offer !== null && isComplete(booking.offer);
  const after = moved(booking, {
    ...AT_REST,
    state: isWhole ? 'created' : 'incomplete',
    nextAttemptAt: new Date(at.getTime() + LOOK_AGAIN_MS),
    failure,
  });
  return { booking: after, at };
}

/** Open again for a person, with what went wrong. */
export function backToOpen(
  booking: BookingRecord,
  failure: SyncFailure,
  at: Date,
  events: readonly EventEntry[] = [],
): BookingChange {
  const refused: EventEntry = { kind: 'refused', author: null, detail: failure.code };
  return { ...opened(booking, failure, at), events: [...events, refused] };
}
