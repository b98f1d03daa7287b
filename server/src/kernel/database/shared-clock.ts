/**
 * The database's time as this process knows it: the one clock for whatever is stored and compared by
 * other processes. Their own clocks may differ, or jump.
 */
export interface SharedClock {
  /**
   * The time that the database last showed, carried on by this process's monotonic clock. Before it
   * showed one, this process's own time.
   */
  now(): Date;
  /** Notes the database's time, which it showed at some moment since `askedAtMs`. */
  note(databaseMs: number, askedAtMs: number): void;
}

/** The answer is rounded down to whole milliseconds. */
const ROUNDED_MS = 1;

/** A shared clock; `monotonicMs` never jumps, `ownMs` may. */
export function sharedClock(
  monotonicMs: () => number = () => performance.now(),
  ownMs: () => number = Date.now,
): SharedClock {
  let aheadMs: number | null = null;
  return {
    now: () => new Date(aheadMs === null ? ownMs() : Math.floor(monotonicMs() + aheadMs)),
    note(databaseMs, askedAtMs) {
      const answeredAtMs = monotonicMs();
      const seenMs = databaseMs - (askedAtMs + answeredAtMs) / 2;
      const uncertainMs = (answeredAtMs - askedAtMs) / 2 + ROUNDED_MS;
      // A slow answer does not move a clock that may well be right.
      if (aheadMs === null || Math.abs(aheadMs - seenMs) > uncertainMs) aheadMs = seenMs;
    },
  };
}
