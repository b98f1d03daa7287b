import type { BookingProgress, NotSending } from '../../contracts/bookings';
import type { PermitWait } from '../../sending';
import { isOpen } from '../machine/moves';
import { nextStep } from '../machine/steps';
import type { BookingRecord, BookingStep } from '../records';

/** What may delay a booking, apart from itself. */
export interface ProgressContext {
  /** The S-360 that is configured now; `null` when the institution is no longer configured. */
  baseUrl: string | null;
  notSending: NotSending | null;
  /** Why there is no permit for the next call, and until when; `null` when it may be made. */
  noPermit: { because: PermitWait['because']; until: Date } | null;
  /** The contact's link is in doubt, so its push waits for an operator. */
  contactInDoubt: boolean;
  now: Date;
}

/** A person sees the step that the read decides, not the read itself. */
function shownStep(booking: BookingRecord, step: BookingStep) {
  if (step !== 'read' && step !== 'count') return step;
  return booking.check?.step ?? (booking.state === 'closing' ? 'close' : 'create');
}

/** The step to show as under way or waiting; `null` when a person has to act, or nobody. Pure. */
export function stepUnderWay(booking: BookingRecord): BookingStep | null {
  const step = nextStep(booking);
  const isLookedAt = isOpen(booking.state) && step === 'read';
  // A person may decide meanwhile.
  return isLookedAt || step === 'count' ? null : step;
}

/** What is under way or waiting right now; `null` when a person has to act, or nobody. Pure. */
export function progressOf(
  booking: BookingRecord,
  around: ProgressContext,
): BookingProgress | null {
  const step = stepUnderWay(booking);
  if (step === null) return null;
  const waitingFor = (
    reason: Extract<BookingProgress, { step: 'waiting' }>['reason'],
    until: Date | null,
  ): BookingProgress => ({
    step: 'waiting',
    until: until?.toISOString() ?? null,
    reason,
    failure: booking.failure,
  });
  if (booking.baseUrl !== around.baseUrl) return waitingFor('otherSystem', null);
  if (booking.sending !== null) return { step: shownStep(booking, step), isCalling: true };
  if (around.notSending !== null) return waitingFor(around.notSending, null);
  const { nextAttemptAt } = booking;
  const retryAt = nextAttemptAt !== null && nextAttemptAt > around.now ? nextAttemptAt : null;
  const { noPermit } = around;
  if (noPermit !== null && (retryAt === null || noPermit.until >= retryAt)) {
    return waitingFor(noPermit.because === 'quota' ? 'monthLimit' : 'limit', noPermit.until);
  }
  if (retryAt !== null) return waitingFor('retry', retryAt);
  if (step === 'contact' && around.contactInDoubt) return waitingFor('contactInDoubt', null);
  return { step: shownStep(booking, step), isCalling: false };
}
