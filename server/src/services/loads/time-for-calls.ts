import { GUARD_MS, type CallLimits, type CallWindow } from '../dispatch/permit-windows';

/** When so many calls would be made; `null` when the quota never leaves room for them. */
export interface CallForecast {
  finishedAt: Date | null;
  /** Whole days until then, rounded up. */
  days: number | null;
}

/** What limits the calls of bulk work at one institution. */
export interface CallBudget {
  limits: CallLimits;
  takenThisMonth: number;
}

const DAY_MS = 24 * 60 * 60 * 1000;
const MONTHS_LOOKED_AHEAD = 240;

/** The parts of a month and of a window that bulk work leaves to bookings. */
const BOOKING_SHARE_OF_MONTH = 0.02;
const LARGEST_RESERVE_SHARE = 1 / 3;

/** A window that every call of bulk work falls into. */
const isForAll = ({ scope, service, method }: CallWindow): boolean =>
  scope !== 'method' && service === undefined && method === undefined;

/** Calls per ms that the windows let bulk work make in the long run. */
export function callsPerMs({ windows, bookingReserve }: CallLimits): number {
  const rates = windows.filter(isForAll).map(({ calls, perMs }) => {
    const reserve = Math.min(bookingReserve, Math.floor(calls * LARGEST_RESERVE_SHARE));
    return (calls - reserve) / (perMs + GUARD_MS);
  });
  return Math.min(Infinity, ...rates);
}

function startOfNextMonth(ms: number): number {
  const date = new Date(ms);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

/** How long so many calls take within the windows and the monthly quota, when nothing else is sent. */
export function timeForCalls(calls: number, budget: CallBudget, now: Date): CallForecast {
  const { limits, takenThisMonth } = budget;
  const rate = callsPerMs(limits);
  const quota = limits.callsPerMonth;
  const monthly = quota === null ? Infinity : quota - Math.ceil(quota * BOOKING_SHARE_OF_MONTH);
  let left = calls;
  let fromMs = now.getTime();
  let room = Math.max(0, monthly - takenThisMonth);
  for (let month = 0; month < MONTHS_LOOKED_AHEAD; month += 1) {
    const nextMonthMs = startOfNextMonth(fromMs);
    const possible = Math.min(room, (nextMonthMs - fromMs) * rate);
    if (left <= possible) {
      const finishedAt = new Date(Math.ceil(fromMs + (left === 0 ? 0 : left / rate)));
      // However fast it is, a call belongs to a day.
      const tookMs = Math.max(finishedAt.getTime() - now.getTime(), calls);
      return { finishedAt, days: Math.ceil(tookMs / DAY_MS) };
    }
    left -= Math.floor(possible);
    fromMs = nextMonthMs;
    room = monthly;
  }
  return { finishedAt: null, days: null };
}
