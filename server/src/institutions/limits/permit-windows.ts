import { CATALOG_ALLOWANCE, catalogCalls, type CallName, type Lane } from '../../s360';
import { decideQuota, type MonthShares, type MonthSoFar } from './monthly-quota';

/**
 * A rolling window: at most `calls` in any `perMs`. It counts for the whole institution, for each
 * service (S-360: endpoint), or for each method; `service` and `method` narrow it to one.
 */
export interface CallWindow {
  scope: 'institution' | 'service' | 'method';
  service?: string | undefined;
  method?: string | undefined;
  calls: number;
  perMs: number;
}

/** How many calls an institution allows. */
export interface CallLimits {
  windows: readonly CallWindow[];
  /** Calls per calendar month (UTC); `null` when the contract has no quota. */
  callsPerMonth: number | null;
  /** Shares of the month reserved for the more urgent lanes. */
  monthShares: MonthShares;
  /** Calls of each window that only the booking lane may use. */
  bookingReserve: number;
}

/** A permit in the log; `takenAtMs` is the moment that it counts at, see `countedAtMs`. */
export interface TakenPermit extends CallName {
  lane: Lane;
  takenAtMs: number;
}

export interface PermitQuestion {
  call: CallName;
  lane: Lane;
  nowMs: number;
  /** Permits not older than `longestWindowMs`, in any order. */
  taken: readonly TakenPermit[];
  windows: readonly CallWindow[];
  bookingReserve: number;
  month: MonthSoFar;
  /** S-360 refuses calls until then; 0 when it does not. */
  closedUntilMs: number;
}

export type PermitDecision =
  | { kind: 'granted' }
  | {
      kind: 'wait';
      untilMs: number;
      /**
       * A window is full; the month is used up, or reserved for other lanes; S-360 refuses calls.
       */
      because: 'window' | 'quota' | 'kept' | 'closed';
    };

/**
 * Every window is longer by this much, so that a call which arrives sooner than the one before it
 * still finds room at S-360.
 */
export const GUARD_MS = 500;

/** Most calls end within this time, with or without success (at most the client's deadline). */
const COMMON_CALL_MS = 20_000;

export const LONGEST_CALL_MS = CATALOG_ALLOWANCE.deadlineMs;

/** How long a call may take. It may arrive at S-360 at any time until then. */
function longestCallMs({ method, service }: CallName): number {
  const { getCatalogDetailed } = catalogCalls;
  const isCatalog = service === getCatalogDetailed.service && method === getCatalogDetailed.method;
  return isCatalog ? CATALOG_ALLOWANCE.deadlineMs : COMMON_CALL_MS;
}

/**
 * The moment at which a permit counts. S-360 counts a call when it arrives, which is at the latest
 * when it ends. While the end is unknown, the call may be arriving just now. The guard band covers
 * the first moments after the permit was granted.
 */
export function countedAtMs(
  { endedAtMs, takenAtMs, ...call }: CallName & { takenAtMs: number; endedAtMs: number | null },
  nowMs: number,
): number {
  const arrivedByMs = endedAtMs ?? Math.min(nowMs, takenAtMs + longestCallMs(call));
  return Math.max(takenAtMs, arrivedByMs - GUARD_MS);
}

/** A reserve never exceeds a third of a window. */
const LARGEST_RESERVE_SHARE = 1 / 3;

export function longestWindowMs(windows: readonly CallWindow[]): number {
  return Math.max(0, ...windows.map(({ perMs }) => perMs)) + GUARD_MS;
}

export function appliesToCall(window: CallWindow, call: CallName): boolean {
  return (
    (window.service === undefined || window.service === call.service) &&
    (window.method === undefined || window.method === call.method)
  );
}

function sharesWindow(window: CallWindow, call: CallName, other: CallName): boolean {
  switch (window.scope) {
    case 'institution':
      return true;
    case 'service':
      return call.service === other.service;
    case 'method':
      return call.service === other.service && call.method === other.method;
  }
}

/** When the window has room for one more call beside `times`, given that it allows `limit`. */
function roomAt(times: readonly number[], limit: number, spanMs: number): number {
  const ascending = [...times].sort((a, b) => a - b);
  const leavesFirst = ascending[ascending.length - Math.max(limit, 1)];
  return leavesFirst === undefined ? -Infinity : leavesFirst + spanMs;
}

/** How many calls of a window a lane may use: all but the reserve, or all of them for bookings. */
export function callsForLane(window: CallWindow, lane: Lane, bookingReserve: number): number {
  if (lane === 'booking') return window.calls;
  return window.calls - Math.min(bookingReserve, Math.floor(window.calls * LARGEST_RESERVE_SHARE));
}

function windowOpensAt(window: CallWindow, question: PermitQuestion): number {
  const { call, lane, nowMs, taken, bookingReserve } = question;
  const spanMs = window.perMs + GUARD_MS;
  const inWindow = taken.filter(
    (permit) =>
      permit.takenAtMs > nowMs - spanMs &&
      appliesToCall(window, permit) &&
      sharesWindow(window, call, permit),
  );
  const opensForAll = roomAt(
    inWindow.map(({ takenAtMs }) => takenAtMs),
    window.calls,
    spanMs,
  );
  const others = inWindow.filter((permit) => permit.lane !== 'booking');
  const opensForOthers = roomAt(
    others.map(({ takenAtMs }) => takenAtMs),
    callsForLane(window, lane, bookingReserve),
    spanMs,
  );
  return Math.max(opensForAll, opensForOthers);
}

/**
 * Which lane's share of the month a call uses. Calls that read the catalog and places left have the
 * urgency of the booking lane but book nothing: browsing would use up the calls that bookings need.
 * Places left, which an open screen requests all day, must leave the share of edits alone too.
 */
function monthLaneOf({ method, service }: CallName, lane: Lane): Lane {
  if (lane !== 'booking') return lane;
  const is = (name: CallName) => name.service === service && name.method === method;
  if (is(catalogCalls.getEventAvailability)) return 'bulk';
  return Object.values(catalogCalls).some(is) ? 'edit' : lane;
}

/** Decides whether a call may be made now, and if not, when. Pure. */
export function decidePermit(question: PermitQuestion): PermitDecision {
  const { call, closedUntilMs, lane, month, nowMs, windows } = question;
  if (closedUntilMs > nowMs) return { kind: 'wait', untilMs: closedUntilMs, because: 'closed' };
  const quota = decideQuota(monthLaneOf(call, lane), month, nowMs);
  if (quota.kind === 'wait') return quota;
  const untilMs = Math.max(
    -Infinity,
    ...windows
      .filter((window) => appliesToCall(window, call))
      .map((window) => windowOpensAt(window, question)),
  );
  return untilMs <= nowMs ? { kind: 'granted' } : { kind: 'wait', untilMs, because: 'window' };
}
