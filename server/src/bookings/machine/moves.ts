import type { BookingState } from '../../contracts/bookings';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type { BookingChange, BookingRecord, BookingSending, CreationAttempt } from '../records';

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

/** It is closed with a payment: a sale that is to be paid at once. */
export const isPaid = ({ kind, payment }: Pick<BookingRecord, 'kind' | 'payment'>): boolean =>
  kind === 'sale' && payment.kind === 'paid';

/** Nothing of it is in S-360, as far as S-360 has said. */
export const isChangeable = (state: BookingState): boolean =>
  state === 'draft' || state === 'failed';

/** It failed by an operator's word, who found no order of it in S-360: S-360 did not refuse it. */
export const isDeclaredNotCreated = ({
  attempts,
  state,
}: Pick<BookingRecord, 'attempts' | 'state'>): boolean =>
  state === 'failed' && attempts.at(-1)?.outcome === 'notCreated';

/** A person has decided how it ends, and it is on its way there. */
export const isEnding = (state: BookingState): boolean =>
  state === 'closing' || state === 'abandoning';

/** Final: nothing is done about it any more. */
export const isFinal = (state: BookingState): boolean =>
  state === 'closed' || state === 'abandoned';

/** The closed order of an earlier attempt that turned up beside a newer one; `null` for none. */
export const lateOrderOf = ({ attempts }: Pick<BookingRecord, 'attempts'>): string | null =>
  attempts.find(({ lateOrderId }) => lateOrderId !== undefined)?.lateOrderId ?? null;

/**
 * When a newer attempt comes to nothing, the closed order of an earlier one is what became of the
 * booking: it is read, and taken like one that an operator names.
 */
export function orLateOrder(change: BookingChange): BookingChange {
  const { at, booking, events } = change;
  const orderId = lateOrderOf(booking);
  if (orderId === null) return change;
  const adopt = { orderId, author: null };
  const after: BookingRecord = {
    ...booking,
    ...AT_REST,
    state: 'inDoubt',
    orderId: null,
    orderDocumentId: null,
    doubt: { since: at.toISOString(), adopt },
    nextAttemptAt: at,
  };
  // What it follows is not free: that order has sold or released it.
  return { booking: after, events, at };
}

/** Not carried out, for sure: it stays where it is and is tried again. */
export function again(
  booking: BookingRecord,
  failure: SyncFailure | null,
  nextAttemptAt: Date,
  at: Date,
): BookingChange {
  const tries = booking.tries + 1;
  const after = { ...booking, sending: null, tries, nextAttemptAt, failure };
  const change: BookingChange = { booking: after, events: [], at };
  return booking.state === 'submitted' ? orLateOrder(change) : change;
}
