import type { Booking } from '../../../../../server/src/contracts';
import { isUnderWay } from './steps';

/** While something is under way the person is watching it happen. */
export const WATCHED_INTERVAL_MS = 700;
/** What is waited for comes at an announced time, or when somebody else does something. */
export const WAITING_INTERVAL_MS = 3_000;
/** While nothing moves only S-360 or a colleague can change what is shown. */
export const RESTING_INTERVAL_MS = 15_000;

/** How soon to look at a booking again. */
export function bookingIntervalMs(booking: Booking, nowMs: number): number {
  if (isUnderWay(booking)) {
    const { progress } = booking;
    if (progress?.step !== 'waiting') return WATCHED_INTERVAL_MS;
    if (progress.until === null) return WAITING_INTERVAL_MS;
    const dueInMs = Date.parse(progress.until) - nowMs;
    return Math.min(WAITING_INTERVAL_MS, Math.max(WATCHED_INTERVAL_MS, dueInMs));
  }
  const { status } = booking;
  if (status === 'beingSold' || status === 'beingReleased') return WAITING_INTERVAL_MS;
  return RESTING_INTERVAL_MS;
}
