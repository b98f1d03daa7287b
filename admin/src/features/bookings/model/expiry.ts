import type { BookingSummary } from '../../../../../server/src/contracts';

/** What happens to a booking when its time is over. */
export interface Expiry {
  /**
   * `givenUp`: S-360 gives the open order up; `held`: a reservation or an option ends;
   * `expired`: it has ended.
   */
  kind: 'givenUp' | 'held' | 'expired';
  at: string;
  /** The day at whose end that is, where it is told as a day. */
  day: string | null;
}

/** What of a booking still runs out, or ran out; `null` where its time no longer matters. */
export function expiryOf(
  booking: Pick<BookingSummary, 'expiresAt' | 'lastDay' | 'standing' | 'state'>,
): Expiry | null {
  const { expiresAt: at, lastDay: day, standing, state } = booking;
  if (at === null) return null;
  switch (state) {
    case 'created':
    case 'incomplete':
    case 'closing':
      return { kind: 'givenUp', at, day };
    case 'closed':
      if (standing === 'expired') return { kind: 'expired', at, day };
      return standing === 'held' || standing === 'beingSold' ? { kind: 'held', at, day } : null;
    case 'draft':
    case 'submitted':
    case 'inDoubt':
    case 'abandoning':
    case 'abandoned':
    case 'failed':
      return null;
  }
}

const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** A time that is left, in the two largest units that say enough of it. */
export type TimeLeft =
  | { kind: 'over' }
  | { kind: 'days'; days: number; hours: number }
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'minutes'; minutes: number; seconds: number };

/** How long it is until a moment; nothing is left of what is past. */
export function timeLeft(at: string, nowMs: number): TimeLeft {
  const seconds = Math.floor((Date.parse(at) - nowMs) / SECOND_MS);
  if (!(seconds > 0)) return { kind: 'over' };
  if (seconds >= DAY_S) {
    const days = Math.floor(seconds / DAY_S);
    return { kind: 'days', days, hours: Math.floor((seconds % DAY_S) / HOUR_S) };
  }
  if (seconds >= HOUR_S) {
    const hours = Math.floor(seconds / HOUR_S);
    return { kind: 'hours', hours, minutes: Math.floor((seconds % HOUR_S) / MINUTE_S) };
  }
  return {
    kind: 'minutes',
    minutes: Math.floor(seconds / MINUTE_S),
    seconds: seconds % MINUTE_S,
  };
}

const URGENT_MS = 10 * MINUTE_S * SECOND_MS;

/** Whether so little is left that it should be seen at once. */
export function isUrgent(at: string, nowMs: number): boolean {
  const leftMs = Date.parse(at) - nowMs;
  return leftMs < URGENT_MS;
}

/** How often a countdown has to be renewed to be right. */
export const renewalMs = (left: TimeLeft): number =>
  left.kind === 'minutes' ? SECOND_MS : 15 * SECOND_MS;
