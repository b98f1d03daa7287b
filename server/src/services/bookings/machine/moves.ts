import type { BookingState } from '../../../contracts/bookings';
import type { BookingRecord, BookingSending, CreationAttempt } from '../records';

/** The record after a change that decisions depend on. */
export const moved = (booking: BookingRecord, patch: Partial<BookingRecord>): BookingRecord => ({
  ...booking,
  ...patch,
  revision: booking.revision + 1,
});

/** The record with the attempt under way ended. */
export const withOutcome = (
  { attempts }: BookingRecord,
  outcome: CreationAttempt['outcome'],
): CreationAttempt[] =>
  attempts.map((attempt, index) =>
    index === attempts.length - 1 ? { ...attempt, outcome } : attempt,
  );

/** Nothing is under way, nothing waits. */
export const AT_REST = {
  sending: null,
  check: null,
  doubt: null,
  tries: 0,
  nextAttemptAt: null,
} as const satisfies Partial<BookingRecord>;

/** Whether two records of a call are of the same call. */
export const isSameCall = (a: BookingSending | null, b: BookingSending): boolean =>
  a !== null && a.fence === b.fence && a.step === b.step && a.startedAt === b.startedAt;

/** It stands open in S-360. */
export const isOpen = (state: BookingState): boolean =>
  state === 'created' || state === 'incomplete';

/** Nothing of it is in S-360, as far as S-360 has said. */
export const isChangeable = (state: BookingState): boolean =>
  state === 'draft' || state === 'failed';

/** Final: nothing is done about it any more. */
export const isFinal = (state: BookingState): boolean =>
  state === 'closed' || state === 'abandoned';
