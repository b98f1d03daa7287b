import { UNKNOWN_TIME_ZONE } from '../institutions';
import { MINUTE_MS, SECOND_MS } from '../kernel/time/durations';
import { wallClockMs } from '../kernel/time/wall-clock';

/**
 * A moment in ISO 8601 in the venue's local time, with the offset from UTC:
 * `2027-03-12T20:00:00+01:00`.
 */
export function venueTime(at: Date, timeZone: string): string {
  if (timeZone === UNKNOWN_TIME_ZONE) return at.toISOString();
  const localMs = wallClockMs(at.getTime(), timeZone);
  const wholeSecondMs = Math.floor(at.getTime() / SECOND_MS) * SECOND_MS;
  const offsetMinutes = Math.round((localMs - wholeSecondMs) / MINUTE_MS);
  const minutes = Math.abs(offsetMinutes);
  const sign = offsetMinutes < 0 ? '-' : '+';
  const digits = (count: number) => String(count).padStart(2, '0');
  const offset = `${sign}${digits(Math.floor(minutes / 60))}:${digits(minutes % 60)}`;
  return `${new Date(localMs).toISOString().slice(0, 19)}${offset}`;
}
