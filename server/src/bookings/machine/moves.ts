import type { BookingState } from '../../contracts/bookings';
import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import type {
  BookingChange,
  BookingRecord,
  BookingSending,
  CreationAttempt,
  EventEntry,
} from '../records';
import { checkMove } from './transitions';

/**
 * Applies a change within one that has raised the revision.
 * @throws Error when it moves the booking to a state that does not follow on its own.
 */
export function patchBooking(booking: BookingRecord, patch: Partial<BookingRecord>): BookingRecord {
  checkMove(booking.state, patch.state ?? booking.state);
  return { ...booking, ...patch };
}

/** Applies a change that decisions depend on: it raises the revision. */
export const reviseBooking = (
  booking: BookingRecord,
  patch: Partial<BookingRecord>,
): BookingRecord => patchBooking(booking, { ...patch, revision: booking.revision + 1 });

export const withOutcome = (
  { attempts }: BookingRecord,
  outcome: CreationAttempt['outcome'],
): CreationAttempt[] =>
  attempts.map((attempt, index) =>
    index === attempts.length - 1 ? { ...attempt, outcome } : attempt,
  );

/** The columns of a booking with no call under way and none due. */
export const AT_REST = {
  sending: null,
  check: null,
  doubt: null,
  tries: 0,
  nextAttemptAt: null,
} as const satisfies Partial<BookingRecord>;

/** S-360 refused, or did not answer. */
export const failureEvent = (
  kind: 'refused' | 'answerLost',
  { code, reason }: SyncFailure,
): EventEntry => ({ kind, author: null, detail: code, reason });

export const isSameCall = (a: BookingSending | null, b: BookingSending): boolean =>
  a !== null && a.fence === b.fence && a.step === b.step && a.startedAt === b.startedAt;

/** Whether the order is open in S-360. */
export const isOpen = (state: BookingState): boolean =>
  state === 'created' || state === 'incomplete';

/** Whether closing takes a payment: only for a sale that is paid at once. */
export const isPaid = ({ kind, payment }: Pick<BookingRecord, 'kind' | 'payment'>): boolean =>
  kind === 'sale' && payment.kind === 'paid';

/** Whether S-360 has no order of the booking, as far as it has reported. */
export const isChangeable = (state: BookingState): boolean =>
  state === 'draft' || state === 'failed';

/**
 * Whether the booking failed because an operator found no order of it in S-360, not because S-360
 * refused it.
 */
export const isDeclaredNotCreated = ({
  attempts,
  state,
}: Pick<BookingRecord, 'attempts' | 'state'>): boolean =>
  state === 'failed' && attempts.at(-1)?.outcome === 'notCreated';

const REFUSALS: readonly CreationAttempt['outcome'][] = ['refused', 'notCreated'];

/** The states in which a booking can be on its way again. */
export const RETRIED_STATES: readonly BookingState[] = ['submitted', 'closing', 'abandoning'];

/** Whether S-360 refused the booking or could not be called, and it is on its way again. */
export const isTriedAgain = ({
  attempts,
  failure,
  state,
}: Pick<BookingRecord, 'attempts' | 'failure' | 'state'>): boolean => {
  if (isEnding(state)) return failure !== null;
  const wasRefused = attempts.some(({ outcome }) => REFUSALS.includes(outcome));
  return state === 'submitted' && (failure !== null || wasRefused);
};

/** Whether a person has confirmed the closing or abandonment, which is not complete yet. */
export const isEnding = (state: BookingState): boolean =>
  state === 'closing' || state === 'abandoning';

export const isFinal = (state: BookingState): boolean =>
  state === 'closed' || state === 'abandoned';

/** The closed order of an earlier attempt that turned up beside a newer one; `null` for none. */
export const lateOrderOf = ({ attempts }: Pick<BookingRecord, 'attempts'>): string | null =>
  attempts.find(({ lateOrderId }) => lateOrderId !== undefined)?.lateOrderId ?? null;

/**
 * When a newer attempt fails, the closed order of an earlier attempt becomes the booking's: it is
 * read and adopted like one that an operator names.
 */
export function fallBackToLateOrder(change: BookingChange): BookingChange {
  const { at, booking, events } = change;
  const orderId = lateOrderOf(booking);
  if (orderId === null) return change;
  const adopt = { orderId, author: null };
  const after = patchBooking(booking, {
    ...AT_REST,
    state: 'inDoubt',
    orderId: null,
    orderDocumentId: null,
    doubt: { since: at.toISOString(), adopt },
    nextAttemptAt: at,
  });
  // The followed booking stays claimed: that closed order has sold or released it.
  return { booking: after, events, at };
}

/** The call was certainly not carried out: the booking keeps its state and the call is retried. */
export function retryCall(
  booking: BookingRecord,
  failure: SyncFailure | null,
  nextAttemptAt: Date,
  at: Date,
): BookingChange {
  const tries = booking.tries + 1;
  const after = { ...booking, sending: null, tries, nextAttemptAt, failure };
  const change: BookingChange = { booking: after, events: [], at };
  return booking.state === 'submitted' ? fallBackToLateOrder(change) : change;
}
