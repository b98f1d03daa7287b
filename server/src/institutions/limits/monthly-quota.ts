import { DAY_MS } from '../../kernel/time/durations';
import type { Lane } from '../../s360';

/**
 * Shares of the monthly quota (0 to 1) that are reserved at the start of the month: for bookings
 * against all other lanes, and for edits against bulk.
 */
export interface MonthShares {
  booking: number;
  edit: number;
}

/** The calendar month (UTC) by which the quota counts. */
export function monthOf(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 7);
}

/** The day (UTC). */
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
 * Calls of the month that a lane has to leave to more urgent ones. The reserve shrinks evenly as
 * the month passes, so that nothing stays reserved for days that are over. For bookings, one day's
 * share stays reserved to the end, because a busy last evening exceeds the average.
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

/** How many calls a lane may make now without touching the reserve; `null` without a quota. */
export function callsLeftThisMonth(lane: Lane, month: MonthSoFar, nowMs: number): number | null {
  const { quota, shares, taken } = month;
  if (quota === null) return null;
  return Math.max(0, quota - keptFromLane(lane, { quota, shares }, nowMs) - taken);
}

type QuotaDecision =
  | { kind: 'free' }
  /** `quota`: the month is used up; `kept`: the rest is reserved for more urgent lanes. */
  | { kind: 'wait'; untilMs: number; because: 'quota' | 'kept' };

/** Whether the quota has a call for this lane, and if not, when it will release one. */
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

/** The first whole ms with a call left. Searches by halves, as the calls left grow with time. */
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
