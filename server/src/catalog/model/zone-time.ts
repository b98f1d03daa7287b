import { DAY_MS, HOUR_MS } from '../../kernel/time/durations';
import { wallClockMs } from '../../kernel/time/wall-clock';

/** The time in a time zone (IANA name): the hour, and how far into it the clock is. */
export function timeInZone(at: Date, timeZone: string): { hour: number; msIntoHour: number } {
  const sinceMidnightMs = wallClockMs(at.getTime(), timeZone) % DAY_MS;
  return {
    hour: Math.floor(sinceMidnightMs / HOUR_MS),
    msIntoHour: (sinceMidnightMs % HOUR_MS) + at.getUTCMilliseconds(),
  };
}
