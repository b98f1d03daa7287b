import type { BookingRecord, BookingSending, BookingStep, CallStep } from '../records';
import { lateOrderOf } from './moves';

/** The booking's next step; `null` when a person or S-360 has to act first. Pure. */
export function nextStep(booking: BookingRecord): BookingStep | null {
  switch (booking.state) {
    case 'draft':
    case 'failed':
    case 'closed':
    case 'abandoned':
      return null;
    case 'submitted':
      return booking.contactNumber === null ? 'contact' : 'create';
    case 'inDoubt':
      if (booking.doubt?.adopt) return 'read';
      return booking.doubt?.count ? 'count' : null;
    case 'created':
    case 'incomplete':
      // Due once S-360 should have abandoned the order: its webhook may have been missed.
      return 'read';
    case 'closing':
      return booking.check !== null || lateOrderOf(booking) !== null ? 'read' : 'close';
    case 'abandoning':
      return booking.check !== null ? 'read' : 'abandon';
  }
}

export const isDue = ({ nextAttemptAt, sending }: BookingRecord, now: Date): boolean =>
  sending === null && (nextAttemptAt === null || nextAttemptAt <= now);

/**
 * Records a call before it is made; `null` when the booking needs another step by now. A call on
 * record under an earlier fence counts as interrupted.
 */
export function beginStep(
  booking: BookingRecord,
  { fence, now, step }: { step: CallStep; fence: number; now: Date },
): { booking: BookingRecord; sending: BookingSending } | null {
  if (!isDue(booking, now) || nextStep(booking) !== step) return null;
  const sending: BookingSending = { step, fence, startedAt: now.toISOString() };
  return { booking: { ...booking, sending }, sending };
}
