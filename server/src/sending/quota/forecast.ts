import { DAY_MS, MINUTE_MS, WEEK_MS } from '../../kernel/time/durations';
import type {
  CallBudget,
  CallEstimate,
  CallOutlook,
} from '../../contracts/institutions/call-budget';
import type { CallName, Lane } from '../../s360';
import type { DailyCalls } from './daily-calls';
import {
  callsLeftThisMonth,
  dayOf,
  keptFromLane,
  monthOf,
  startOfMonth,
  startOfNextMonth,
  callsForLane,
  appliesToCall,
  GUARD_MS,
  type CallLimits,
} from '../../institutions';

export interface CallsSoFar {
  nowMs: number;
  takenThisMonth: number;
  /** The counts of this month and of the seven days before today. */
  daily: readonly DailyCalls[];
}

/** Calls that are due already and go first. */
export interface PendingCalls {
  edit: number;
  bulk: number;
}

type CallForecast = Omit<CallBudget, 'institution'>;

/** When calls would be made if the other lanes keep their pace. */
interface CallDuration extends Omit<CallEstimate, 'lane' | 'finishedAt'> {
  finishedAtMs: number;
}

const PACE_DAYS = 7;
/** About ten years. No date is given for calls that take longer. */
const FORESEEN_DAYS = 3_653;

const sum = (daily: readonly DailyCalls[]): number =>
  daily.reduce((total, { calls }) => total + calls, 0);

const startOfDay = (atMs: number): number => Math.floor(atMs / DAY_MS) * DAY_MS;

/** The day from which calls count for a forecast: of this month, and of a week. */
export const firstCountedDay = (nowMs: number): string =>
  dayOf(Math.min(startOfMonth(nowMs), nowMs - WEEK_MS));

/** The first of the days whose calls make the pace. */
export const firstDayOfPace = (nowMs: number): string =>
  dayOf(startOfDay(nowMs) - (PACE_DAYS - 1) * DAY_MS);

/** Calls of an institution, added up. Days are UTC, `YYYY-MM-DD`. */
export interface RecentCalls {
  /** The first day with a call since `firstCountedDay`; `null` without one. */
  firstDay: string | null;
  /** Since `firstDayOfPace`. */
  lately: number;
  today: number;
}

/**
 * The recent calls per day. The first day counts as a whole day, because its first hour says
 * nothing about a day.
 */
function paceOf({ firstDay, lately }: Omit<RecentCalls, 'today'>, nowMs: number): number {
  const firstDayMs = Math.max(
    Date.parse(firstDayOfPace(nowMs)),
    firstDay === null ? nowMs : Date.parse(firstDay),
  );
  return lately / Math.max(1, (nowMs - firstDayMs) / DAY_MS);
}

function callsPerDay(
  { daily, nowMs }: CallsSoFar,
  counts: (lane: Lane) => boolean = () => true,
): number {
  const [firstDay = null] = daily.map(({ day }) => day).sort();
  const since = firstDayOfPace(nowMs);
  const lately = sum(daily.filter(({ day, lane }) => day >= since && counts(lane)));
  return paceOf({ firstDay, lately }, nowMs);
}

const byLane = <T>(valueOf: (lane: Lane) => T): Record<Lane, T> => ({
  booking: valueOf('booking'),
  edit: valueOf('edit'),
  retry: valueOf('retry'),
  bulk: valueOf('bulk'),
});

function usedUpOn(left: number | null, pace: number, nowMs: number): string | null {
  if (left === null) return null;
  if (left === 0) return dayOf(nowMs);
  const atMs = nowMs + (left / pace) * DAY_MS;
  return atMs < startOfNextMonth(nowMs) ? dayOf(atMs) : null;
}

/** Evenly spread, what is left of a month in days, today included. */
function shareOfToday(left: number, today: number, nowMs: number): number {
  const days = Math.ceil((startOfNextMonth(nowMs) - startOfDay(nowMs)) / DAY_MS);
  return Math.floor((left + today) / days);
}

const roundedPace = (pace: number): number => Math.round(pace * 10) / 10;

/** The calls of an institution at a glance. Pure. */
export function callOutlook(
  { callsPerMonth, monthShares: shares }: CallLimits,
  recent: RecentCalls & { nowMs: number; takenThisMonth: number },
): CallOutlook {
  const { nowMs, takenThisMonth: taken, today } = recent;
  const left = callsLeftThisMonth('booking', { taken, quota: callsPerMonth, shares }, nowMs);
  const pace = paceOf(recent, nowMs);
  return {
    callsToday: today,
    callsTodayShare: left === null ? null : shareOfToday(left, today, nowMs),
    callsPerDay: roundedPace(pace),
    callsUsedUpOn: usedUpOn(left, pace, nowMs),
  };
}

/** The calls of this month, and the day on which they run out at the present pace. Pure. */
export function forecastCalls(
  limits: CallLimits,
  soFar: CallsSoFar,
  pending: PendingCalls,
): CallForecast {
  const { daily, nowMs, takenThisMonth } = soFar;
  const { callsPerMonth, monthShares } = limits;
  const month = { taken: takenThisMonth, quota: callsPerMonth, shares: monthShares };
  const thisMonth = daily.filter(({ day }) => day >= dayOf(startOfMonth(nowMs)));
  const left = callsLeftThisMonth('booking', month, nowMs);
  const pace = callsPerDay(soFar);
  return {
    month: monthOf(nowMs),
    callsPerMonth,
    takenThisMonth,
    takenByLane: byLane((lane) => sum(thisMonth.filter((count) => count.lane === lane))),
    left,
    leftByLane: byLane((lane) => callsLeftThisMonth(lane, month, nowMs)),
    pending,
    drained: drainedBy(limits, soFar, pending),
    byDay: callsByDay(thisMonth, nowMs),
    callsPerDay: roundedPace(pace),
    usedUpOn: usedUpOn(left, pace, nowMs),
  };
}

/** The calls of each day of the month until today, days without calls included. */
function callsByDay(thisMonth: readonly DailyCalls[], nowMs: number): CallForecast['byDay'] {
  const firstMs = startOfMonth(nowMs);
  const days = Math.floor((nowMs - firstMs) / DAY_MS) + 1;
  return Array.from({ length: days }, (_, index) => {
    const day = dayOf(firstMs + index * DAY_MS);
    return { day, calls: sum(thisMonth.filter((count) => count.day === day)) };
  });
}

/** Pending calls of bulk jobs come last; with any of them, all is made in their lane. */
function drainedBy(
  limits: CallLimits,
  soFar: CallsSoFar,
  pending: PendingCalls,
): CallForecast['drained'] {
  if (pending.edit + pending.bulk === 0) return null;
  const lane = pending.bulk > 0 ? 'bulk' : 'edit';
  const time = timeForCalls({ calls: 0, lane }, { limits, pending, soFar });
  if (time === null) return null;
  return { finishedAt: new Date(time.finishedAtMs).toISOString(), limitedBy: time.limitedBy };
}

/**
 * The calls per ms that the windows allow a lane. A window of one service or method only counts for
 * a `call` that it concerns.
 */
export function callsPerMs(
  { bookingReserve, windows }: CallLimits,
  lane: Lane,
  call?: CallName,
): number {
  const applying = windows.filter((window) =>
    call
      ? appliesToCall(window, call)
      : window.service === undefined && window.method === undefined,
  );
  const rates = applying.map(
    (window) => callsForLane(window, lane, bookingReserve) / (window.perMs + GUARD_MS),
  );
  return Math.min(Infinity, ...rates);
}

/**
 * When further calls of a lane would be made: after the pending ones, within the windows, and
 * within the monthly quota that the lane has left while the other lanes keep their recent pace.
 * `null` when it takes more than ten years, or never ends. Pure.
 */
export function timeForCalls(
  { call, calls, lane }: { calls: number; lane: Lane; call?: CallName },
  { limits, pending, soFar }: { limits: CallLimits; soFar: CallsSoFar; pending: PendingCalls },
): CallDuration | null {
  const { nowMs } = soFar;
  const ahead =
    lane === 'bulk' ? pending.edit + pending.bulk : lane === 'booking' ? 0 : pending.edit;
  const perMs = callsPerMs(limits, lane, call);
  const othersPerDay = callsPerDay(soFar, (other) => other !== lane);
  let remaining = calls + ahead;
  let taken = soFar.takenThisMonth;
  let limitedBy: CallDuration['limitedBy'] = 'windows';
  let fromMs = nowMs;
  for (let day = 0; day < FORESEEN_DAYS; day += 1) {
    const untilMs = startOfDay(fromMs) + DAY_MS;
    const others = (othersPerDay * (untilMs - fromMs)) / DAY_MS;
    const free = freeForLane(lane, limits, { taken, others, fromMs, untilMs });
    const byWindows = perMs * (untilMs - fromMs);
    if (free.inAll < Math.min(byWindows, remaining)) limitedBy = 'quota';
    const made = Math.min(remaining, byWindows, free.inAll);
    if (made === remaining) {
      const finishedAtMs = finishedAt(remaining, perMs, free, fromMs, untilMs);
      return {
        calls,
        finishedAtMs,
        finishedOn: dayOf(finishedAtMs),
        days: Math.ceil((finishedAtMs - nowMs) / DAY_MS),
        limitedBy,
        ahead,
        perMinute: Number.isFinite(perMs) ? Math.floor(perMs * MINUTE_MS) : null,
      };
    }
    remaining -= made;
    taken = monthOf(untilMs) === monthOf(fromMs) ? taken + made + others : 0;
    fromMs = untilMs;
  }
  return null;
}

interface FreeCalls {
  atOnce: number;
  inAll: number;
}

/**
 * The calls that the monthly quota leaves to a lane: at the beginning of a span, and until its end.
 */
function freeForLane(
  lane: Lane,
  { callsPerMonth: quota, monthShares: shares }: CallLimits,
  span: { taken: number; others: number; fromMs: number; untilMs: number },
): FreeCalls {
  if (quota === null) return { atOnce: Infinity, inAll: Infinity };
  const freeAt = (atMs: number, taken: number) =>
    Math.max(0, Math.floor(quota - keptFromLane(lane, { quota, shares }, atMs) - taken));
  const atOnce = freeAt(span.fromMs, span.taken);
  return { atOnce, inAll: Math.max(atOnce, freeAt(span.untilMs - 1, span.taken + span.others)) };
}

/** Calls that are not free at once are released evenly over the span. */
function finishedAt(
  calls: number,
  perMs: number,
  { atOnce, inAll }: FreeCalls,
  fromMs: number,
  untilMs: number,
): number {
  const released = calls <= atOnce ? 0 : (calls - atOnce) / (inAll - atOnce);
  return Math.ceil(fromMs + Math.max(calls / perMs, released * (untilMs - 1 - fromMs)));
}
