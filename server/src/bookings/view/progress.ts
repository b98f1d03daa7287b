import type { BookingProgress } from '../../contracts/bookings';
import type { PermitWait } from '../../sending';
import { isOpen } from '../machine/moves';
import { nextStep } from '../machine/steps';
import type { BookingRecord, BookingStep } from '../records';

/** What may hold a booking up beside itself. */
export interface Surroundings {
  /** The S-360 that is configured now; `null` when the institution is not configured any more. */
  baseUrl: string | null;
  /** What keeps everything from being sent to the institution; `null` when nothing does. */
  heldUp: 'notStarted' | 'stopped' | 'paused' | null;
  /** What stands against its next call, and until when; `null` when it may be made. */
  noPermit: { because: PermitWait['because']; until: Date } | null;
  /** The contact's push waits for an operator: whether S-360 has it is in doubt. */
  contactInDoubt: boolean;
  now: Date;
}

/** As a person is told: reading an order serves the step that it decides. */
function shownStep(booking: BookingRecord, step: BookingStep) {
  if (step !== 'read') return step;
  return booking.check?.step ?? (booking.state === 'closing' ? 'close' : 'create');
}

/** The step that is shown as taken or waited for; `null` when a person has to move, or nobody. Pure. */
export function stepUnderWay(booking: BookingRecord): BookingStep | null {
  const step = nextStep(booking);
  const isLookedAt = isOpen(booking.state) && step === 'read';
  return isLookedAt ? null : step;
}

/** What happens or is waited for right now; `null` when a person has to move, or nobody. Pure. */
export function progressOf(booking: BookingRecord, around: Surroundings): BookingProgress | null {
  const step = stepUnderWay(booking);
  if (step === null) return null;
  const waits = (
    reason: Extract<BookingProgress, { step: 'waiting' }>['reason'],
    until: Date | null,
  ): BookingProgress => ({
    step: 'waiting',
    until: until?.toISOString() ?? null,
    reason,
    failure: booking.failure,
  });
  if (booking.baseUrl !== around.baseUrl) return waits('otherSystem', null);
  if (booking.sending !== null) return { step: shownStep(booking, step), isCalling: true };
  if (around.heldUp !== null) return waits(around.heldUp, null);
  const { nextAttemptAt } = booking;
  const retryAt = nextAttemptAt !== null && nextAttemptAt > around.now ? nextAttemptAt : null;
  const { noPermit } = around;
  if (noPermit !== null && (retryAt === null || noPermit.until >= retryAt)) {
    return waits(noPermit.because === 'quota' ? 'monthLimit' : 'limit', noPermit.until);
  }
  if (retryAt !== null) return waits('retry', retryAt);
  if (step === 'contact' && around.contactInDoubt) return waits('retry', null);
  return { step: shownStep(booking, step), isCalling: false };
}
