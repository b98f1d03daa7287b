/**
 * A creation whose answer was lost may be repeated once S-360 shows twice that the purchaser has no
 * file since the call (assumption `findingOrders`). Pure.
 */

import type { Assumptions } from '../../s360';
import { MINUTE_MS } from '../../kernel/time/durations';
import type { BookingChange, BookingDoubt, BookingRecord, BookingSending } from '../records';
import type { StepFailure } from './step-failure';
import { AT_REST, isSameCall, lateOrderOf, retryCall, reviseBooking, withOutcome } from './moves';

/** A file may not be counted at once. */
const FIRST_COUNT_AFTER_MS = 2 * MINUTE_MS;
const LONGEST_BETWEEN_MS = 10 * MINUTE_MS;
const MAX_TRIES = 5;

/** Whether doubts are resolved by counting at the institution. */
export const countsFiles = ({ findingOrders }: Pick<Assumptions, 'findingOrders'>): boolean =>
  findingOrders === 'count';

/**
 * How long after the first count the second one is made. An order that S-360 creates late, after the
 * first, is still open by then, as the wait is half the time for which S-360 leaves orders open.
 * `null` when that is too short to tell.
 */
function betweenMs({ sellingPoint }: BookingRecord): number | null {
  const halfMs = (sellingPoint?.abandonDelayMs ?? 0) / 2;
  return halfMs < FIRST_COUNT_AFTER_MS ? null : Math.min(halfMs, LONGEST_BETWEEN_MS);
}

/**
 * When the files are counted for a creation in doubt; `null`: never. What follows a hold adds to the
 * file of that one, so a count cannot tell. A creation is repeated once only.
 */
export function firstCountAt(booking: BookingRecord, at: Date): Date | null {
  const isRepeated = booking.attempts.some(({ outcome }) => outcome === 'notCreated');
  const isTold = booking.follows === null && lateOrderOf(booking) === null && !isRepeated;
  return isTold && betweenMs(booking) !== null
    ? new Date(at.getTime() + FIRST_COUNT_AFTER_MS)
    : null;
}

/** Applies the number of files. Returns `null` when the booking is no longer in that call. */
export function applyCount(
  booking: BookingRecord,
  sending: BookingSending,
  files: number,
  at: Date,
): BookingChange | null {
  const { doubt } = booking;
  if (!isSameCall(booking.sending, sending) || doubt === null) return null;
  // A person has named an order meanwhile.
  if (doubt.adopt !== null) return inDoubt(booking, doubt, at, at);
  const waitMs = betweenMs(booking);
  if (files > 0 || waitMs === null) return endCounting(booking, doubt, at);
  const zeroAt = doubt.count?.zeroAt ?? null;
  const nextAt = new Date((zeroAt === null ? at.getTime() : Date.parse(zeroAt)) + waitMs);
  if (zeroAt !== null && at >= nextAt) return repeatCreation(booking, at);
  const count = { zeroAt: zeroAt ?? at.toISOString() };
  return inDoubt(booking, { ...doubt, count }, nextAt, at);
}

/** Counting changes nothing, so it is tried again, a few times. */
export function applyFailedCount(
  booking: BookingRecord,
  { kind, retryAt }: StepFailure,
  at: Date,
): BookingChange {
  const { doubt, tries } = booking;
  if (doubt === null) return retryCall(booking, booking.failure, retryAt, at);
  if (doubt.adopt !== null) return inDoubt(booking, doubt, at, at);
  if (kind === 'refused' || tries + 1 >= MAX_TRIES) return endCounting(booking, doubt, at);
  return retryCall(booking, booking.failure, retryAt, at);
}

function inDoubt(
  booking: BookingRecord,
  doubt: BookingDoubt,
  nextAttemptAt: Date | null,
  at: Date,
): BookingChange {
  return {
    booking: { ...booking, doubt, sending: null, tries: 0, nextAttemptAt },
    events: [],
    at,
  };
}

/** The count proves nothing: the webhook or a person resolves the doubt. */
function endCounting(
  booking: BookingRecord,
  { count: _ended, ...doubt }: BookingDoubt,
  at: Date,
): BookingChange {
  return inDoubt(booking, doubt, null, at);
}

/** S-360 has no order of the attempt: the booking is created under a reference of its own. */
function repeatCreation(booking: BookingRecord, at: Date): BookingChange {
  const attempts = withOutcome(booking, 'notCreated');
  const last = attempts.at(-1);
  const next = {
    reference: `${booking.reference}-${attempts.length + 1}`,
    submittedAt: at.toISOString(),
    author: last?.author ?? null,
    outcome: 'open' as const,
  };
  const after = reviseBooking(booking, {
    ...AT_REST,
    state: 'submitted',
    attempts: [...attempts, next],
    failure: null,
  });
  const event = {
    kind: 'countedNotCreated' as const,
    author: null,
    detail: last?.reference ?? null,
  };
  return { booking: after, events: [event], at };
}
