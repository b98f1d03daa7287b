import { DAY_MS, HOUR_MS } from '../../kernel/time/durations';
import { momentOf, wallClockMs } from '../../kernel/time/wall-clock';

/** A day of a time zone. */
export interface DayStart {
  /** `YYYY-MM-DD` */
  day: string;
  ms: number;
}

/** When the last hours began, the present one included; the oldest first. */
export function hoursUntil(nowMs: number, count: number): number[] {
  const present = Math.floor(nowMs / HOUR_MS) * HOUR_MS;
  return Array.from({ length: count }, (_, index) => present - (count - 1 - index) * HOUR_MS);
}

/** When the last days began in a time zone (IANA), today included; the oldest first. */
export function daysUntil(nowMs: number, count: number, timeZone: string): DayStart[] {
  const today = Math.floor(wallClockMs(nowMs, timeZone) / DAY_MS) * DAY_MS;
  return Array.from({ length: count }, (_, index) => {
    const wallMs = today - (count - 1 - index) * DAY_MS;
    const day = new Date(wallMs).toISOString().slice(0, 10);
    return { day, ms: momentOf(wallMs, timeZone) };
  });
}
