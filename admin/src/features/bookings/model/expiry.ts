import type { BookingSummary } from '../../../../../server/src/contracts';

/** What happens to a booking when its time is over. */
export interface Expiry {
  /**
   * `givenUp`: S-360 abandons the open order;
   * `held`: a reservation or option ends;
   * `expired`: it has ended.
   */
  kind: 'givenUp' | 'held' | 'expired';
  at: string;
  /** The day at whose end it happens, where S-360 gives only a day. */
  day: string | null;
}

/** What will expire, or has expired, on a booking; `null` if its time no longer matters. */
export function expiryOf(
  booking: Pick<BookingSummary, 'expiresAt' | 'lastDay' | 'status' | 'state'>,
): Expiry | null {
  const { expiresAt: at, lastDay: day, status, state } = booking;
  if (at === null) return null;
  switch (state) {
    case 'created':
    case 'incomplete':
    case 'closing':
      return { kind: 'givenUp', at, day };
    case 'closed':
      if (status === 'expired') return { kind: 'expired', at, day };
      return status === 'held' || status === 'beingSold' ? { kind: 'held', at, day } : null;
    case 'draft':
    case 'submitted':
    case 'inDoubt':
    case 'abandoning':
    case 'abandoned':
    case 'failed':
      return null;
  }
}

/** Whether the first performance is before the end of the hold, which S-360 may allow. */
export function isPerformanceFirst(
  booking: Parameters<typeof expiryOf>[0] & Pick<BookingSummary, 'performanceAt'>,
): boolean {
  const { performanceAt } = booking;
  const expiry = expiryOf(booking);
  if (expiry?.kind !== 'held' || performanceAt === null) return false;
  return Date.parse(performanceAt) < Date.parse(expiry.at);
}

/** The first performance of a hold, while it is to come and begins before the hold ends. */
export function performanceAhead(
  {
    expiresAt,
    performanceAt,
    status,
  }: Pick<BookingSummary, 'expiresAt' | 'performanceAt' | 'status'>,
  nowMs: number,
): string | null {
  if (status !== 'held' || performanceAt === null) return null;
  const performanceMs = Date.parse(performanceAt);
  const isFirst = expiresAt === null || performanceMs < Date.parse(expiresAt);
  return isFirst && performanceMs > nowMs ? performanceAt : null;
}

/** An open order is closed within minutes; about a hold somebody decides in the course of a day. */
const URGENT_MS = { givenUp: 10 * 60_000, held: 24 * 60 * 60_000 };

/** Whether so little time is left that the user should notice at once. */
export function isUrgent({ at, kind }: Pick<Expiry, 'at' | 'kind'>, nowMs: number): boolean {
  return kind !== 'expired' && Date.parse(at) - nowMs < URGENT_MS[kind];
}
