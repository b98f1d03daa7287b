import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { MINUTE_MS } from '../../kernel/time/durations';
import type { BookingChange, BookingRecord, BookingSending, FailedStepCheck } from '../records';
import { isPaid } from './moves';

/** How long S-360 may still be working on a call after its caller stopped waiting. */
export const LONGEST_WORK_MS = 2 * MINUTE_MS;

/** The payment that S-360 may or may not have taken; `null` for none. */
export function lostPayment(booking: BookingRecord): FailedStepCheck | null {
  const { check } = booking;
  return check?.step === 'close' && check.cause === 'lost' && isPaid(booking) ? check : null;
}

const endOfWork = ({ begunAt, failure }: FailedStepCheck): Date =>
  new Date(Date.parse(begunAt ?? failure.at) + LONGEST_WORK_MS);

/**
 * Whether the payment may still have been under way when this read began: an order that is open
 * then proves nothing.
 */
export const isAtWork = (payment: FailedStepCheck, { startedAt }: BookingSending): boolean =>
  new Date(startedAt) < endOfWork(payment);

/** Reads the order again, the last time when the payment can no longer be under way. */
export function waitForPayment(
  booking: BookingRecord,
  check: FailedStepCheck,
  retryAt: Date,
  at: Date,
): BookingChange {
  const nextAttemptAt = new Date(Math.min(retryAt.getTime(), endOfWork(check).getTime()));
  const { failure } = check;
  const tries = booking.tries + 1;
  return { booking: { ...booking, sending: null, tries, nextAttemptAt, failure }, events: [], at };
}

/** The failure shown to the person who decides whether to pay again. */
export const unansweredPaymentFailure = ({ failure }: FailedStepCheck, at: Date): SyncFailure => ({
  code: 'payment-unanswered',
  reason: reason('paymentUnanswered', { failure: failure.code }),
  at: at.toISOString(),
});
