import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { MINUTE_MS } from '../../kernel/durations';
import type { BookingChange, BookingRecord, BookingSending, FailedStepCheck } from '../records';
import { isPaid } from './moves';

/** S-360 may be at work on a call that long, whose answer nobody waits for any more. */
export const LONGEST_WORK_MS = 2 * MINUTE_MS;

/** The payment of which it is not known whether S-360 took it; `null` for none. */
export function lostPayment(booking: BookingRecord): FailedStepCheck | null {
  const { check } = booking;
  return check?.step === 'close' && check.cause === 'lost' && isPaid(booking) ? check : null;
}

const endOfWork = ({ begunAt, failure }: FailedStepCheck): Date =>
  new Date(Date.parse(begunAt ?? failure.at) + LONGEST_WORK_MS);

/** An order that was open when this read began proves nothing: its payment may be under way yet. */
export const isAtWork = (payment: FailedStepCheck, { startedAt }: BookingSending): boolean =>
  new Date(startedAt) < endOfWork(payment);

/** It is read again, the last time once the payment cannot be under way any more. */
export function waitedFor(
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

/** What a person is told who has to decide whether it is paid again. */
export const unansweredPayment = ({ failure }: FailedStepCheck, at: Date): SyncFailure => ({
  code: 'payment-unanswered',
  reason: reason('paymentUnanswered', { failure: failure.code }),
  at: at.toISOString(),
});
