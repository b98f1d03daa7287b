import { DAY_MS } from '../../kernel/durations';
import type { Lane } from '../../s360';

/**
 * Parts of the month's quota (0 to 1) that are kept at its beginning: for bookings against all other
 * lanes, and for edits against bulk.
 */
export interface MonthShares {
  booking: number;
  edit: number;
}

/** The calendar month (UTC) that a moment belongs to, as the quota counts it. */
export function monthOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 7);
}

/** The day (UTC) that a moment belongs to. */
export function dayOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 10);
}

export function startOfMonth(nowMs: number): number {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), 1);
}

export function startOfNextMonth(nowMs: number): number {
  const now = new Date(nowMs);
  return Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 1, 1);
}

/**
 * Calls of the month that a lane has to leave to more urgent ones. They are released evenly as the
 * month goes by, so that nothing is kept for a time that is over. For bookings one day's worth stays
 * to the end: a busy last evening is no average.
 */
export function keptFromLane(
  lane: Lane,
  { quota, shares }: { quota: number; shares: MonthShares },
  nowMs: number,
): number {
  const endsAtMs = startOfNextMonth(nowMs);
  const monthMs = endsAtMs - startOfMonth(nowMs);
  const partLeft = (endsAtMs - nowMs) / monthMs;
  const forBookings = Math.ceil(quota * shares.booking * Math.min(1, partLeft + DAY_MS / monthMs));
  const forEdits = Math.ceil(quota * shares.edit * partLeft);
  switch (lane) {
    case 'booking':
      return 0;
    case 'edit':
    case 'retry':
      return forBookings;
    case 'bulk':
      return forBookings + forEdits;
  }
}

export interface MonthSoFar {
  taken: number;
  /** `null`: the contract has no quota. */
  quota: number | null;
  shares: MonthShares;
}

/** How many calls a lane may make now without touching what is kept; `null` without a quota. */
export function callsLeftThisMonth(lane: Lane, month: MonthSoFar, nowMs: number): number | null {
  const { quota, shares, taken } = month;
  if (quota === null) return null;
  return Math.max(0, quota - keptFromLane(lane, { quota, shares }, nowMs) - taken);
}

export type QuotaDecision =
  | { kind: 'free' }
  /** `quota`: the month is used up; `kept`: what is left of it is kept for more urgent lanes. */
  | { kind: 'wait'; untilMs: number; because: 'quota' | 'kept' };

/** Whether the month has a call for this lane, and if not, from when on one is released. */
export function decideQuota(lane: Lane, month: MonthSoFar, nowMs: number): QuotaDecision {
  const leftAt = (atMs: number) => callsLeftThisMonth(lane, month, atMs) ?? Infinity;
  if (leftAt(nowMs) > 0) return { kind: 'free' };
  const nextMonthMs = startOfNextMonth(nowMs);
  if (month.quota === null || month.taken >= month.quota) {
    return { kind: 'wait', untilMs: nextMonthMs, because: 'quota' };
  }
  if (leftAt(nextMonthMs - 1) === 0) {
    return { kind: 'wait', untilMs: nextMonthMs, because: 'kept' };
  }
  return { kind: 'wait', untilMs: firstMoment(nowMs, nextMonthMs - 1, leftAt), because: 'kept' };
}

/** The first whole ms with a call left; what is left grows with time. */
function firstMoment(noneAtMs: number, someAtMs: number, leftAt: (atMs: number) => number): number {
  let none = Math.floor(noneAtMs);
  let some = someAtMs;
  while (some - none > 1) {
    const middle = Math.floor((none + some) / 2);
    if (leftAt(middle) > 0) some = middle;
    else none = middle;
  }
  return some;
}
