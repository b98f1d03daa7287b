import type { Booking } from '../../../../../server/src/contracts';
import { isUnderWay } from './steps';

/** The user is watching something that is under way. */
export const WATCHED_INTERVAL_MS = 700;
/** The booking waits for an announced time, or for somebody else. */
export const WAITING_INTERVAL_MS = 3_000;
/** Nothing is under way: only S-360 or a colleague can change the booking. */
export const RESTING_INTERVAL_MS = 15_000;

/** The time until the next read of a booking. */
export function bookingIntervalMs(booking: Booking, nowMs: number): number {
  if (isUnderWay(booking)) {
    const { progress } = booking;
    if (progress?.step !== 'waiting') return WATCHED_INTERVAL_MS;
    if (progress.until === null) return WAITING_INTERVAL_MS;
    const dueInMs = Date.parse(progress.until) - nowMs;
    return Math.min(WAITING_INTERVAL_MS, Math.max(WATCHED_INTERVAL_MS, dueInMs));
  }
  const { expiresAt, status } = booking;
  if (status === 'beingSold' || status === 'beingReleased') return WAITING_INTERVAL_MS;
  if (status === 'held' && expiresAt !== null) return untilEndMs(Date.parse(expiresAt) - nowMs);
  return RESTING_INTERVAL_MS;
}

/** A hold that is over offers no sale any more: the page says so at once. */
function untilEndMs(leftMs: number): number {
  if (leftMs <= 0) return WAITING_INTERVAL_MS;
  return Math.min(RESTING_INTERVAL_MS, Math.max(WATCHED_INTERVAL_MS, leftMs));
}
