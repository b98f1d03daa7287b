import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { retryTime } from '../../sending';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../kernel/time/durations';
import type { BookingChange, BookingRecord, BookingSending } from '../records';
import { isAtWork, lostPayment, unansweredPaymentFailure, waitForPayment } from './lost-payment';
import { retryCall, isOpen, reviseBooking } from './moves';
import { NOT_SHOWN } from './order-state';
import { reopenWithFailure } from './reopen';
import type { StepFailure } from './step-failure';

/** Somebody waits for the outcome of a step, so a person takes over after this many refusals. */
const MAX_REFUSED_CHECKS = 5;
/** Nobody waits for the read of an open order: it is repeated ever more rarely, then stops. */
const MAX_REFUSED_LOOKS = 12;
const LOOK_RETRY = { firstMs: MINUTE_MS, longestMs: HOUR_MS };
/** Never automatically; the order webhook and a person's decision still move the booking. */
export const NEVER = new Date('9999-01-01T00:00:00.000Z');

/** Reading changes nothing, so it may be repeated, but not forever when S-360 refuses it. */
export function applyFailedRead(
  booking: BookingRecord,
  sending: BookingSending,
  { failure, kind, retryAt }: StepFailure,
  at: Date,
): BookingChange {
  // On an open order, a temporary read failure does not concern the operator.
  const shown = isOpen(booking.state) ? booking.failure : failure;
  if (kind !== 'refused') return retryCall(booking, shown, retryAt, at);
  if (booking.state === 'inDoubt') return refuseAdoption(booking, failure, at);
  if (isOpen(booking.state)) return applyFailedLook(booking, failure, at);
  const payment = lostPayment(booking);
  if (payment && isAtWork(payment, sending)) return waitForPayment(booking, payment, retryAt, at);
  if (booking.tries + 1 < MAX_REFUSED_CHECKS) return retryCall(booking, failure, retryAt, at);
  return reopenWithFailure(
    booking,
    payment ? unansweredPaymentFailure(payment, at) : notShownFailure(failure),
    at,
  );
}

function applyFailedLook(booking: BookingRecord, failure: SyncFailure, at: Date): BookingChange {
  const isOver = booking.tries + 1 >= MAX_REFUSED_LOOKS;
  if (isOver) return retryCall(booking, notShownFailure(failure), NEVER, at);
  const nextAttemptAt = retryTime(at, booking.tries, LOOK_RETRY);
  return retryCall(booking, booking.failure, nextAttemptAt, at);
}

const notShownFailure = ({ at, code }: SyncFailure): SyncFailure => ({
  code: NOT_SHOWN,
  reason: reason('orderNotShown', { failure: code }),
  at,
});

/** An unknown state may pass, so the order is read some more times, ever more rarely. */
const MAX_UNKNOWN_LOOKS = 8;
const UNKNOWN_RETRY = { firstMs: HOUR_MS, longestMs: DAY_MS };

/**
 * An open booking whose order is in an unknown state. After some reads, only the order webhook, a
 * person or the setting that explains the state moves the booking on.
 */
export function waitInUnknownState(
  booking: BookingRecord,
  failure: SyncFailure,
  at: Date,
): BookingChange {
  const { tries } = booking;
  const isOver = tries + 1 >= MAX_UNKNOWN_LOOKS;
  const nextAttemptAt = isOver ? NEVER : retryTime(at, tries, UNKNOWN_RETRY);
  const patch = { sending: null, check: null, tries: tries + 1, nextAttemptAt, failure };
  return { booking: reviseBooking(booking, patch), events: [], at };
}

/** The named order cannot be the booking's: the booking stays in doubt, with the reason. */
export function refuseAdoption(
  booking: BookingRecord,
  failure: SyncFailure,
  at: Date,
): BookingChange {
  const doubt = booking.doubt && { ...booking.doubt, adopt: null };
  const patch = { doubt, failure, sending: null, tries: 0, nextAttemptAt: null };
  return { booking: reviseBooking(booking, patch), events: [], at };
}
