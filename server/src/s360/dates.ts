import { DAY_MS, HOUR_MS } from '../kernel/durations';

/**
 * Dates as S-360 writes them. Documented: ISO 8601 with milliseconds and offset
 * (platform.secutix.com/webhook/order/v2); seen in use: `Z`, and epoch milliseconds.
 */

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The moment that a value of S-360 names, or `null` when it names none. A date without a time, or
 * a time without an offset, is no moment: which one it is would depend on this server.
 */
export function parseInstant(value: unknown): Date | null {
  if (typeof value === 'number') return validDate(value);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const day = INSTANT.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  return validDate(Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2')));
}

const DATE = /^(\d{4}-\d{2}-\d{2})(?=$|[T ])/;
const MIDNIGHT = /^[T ]00:00(:00(\.0+)?)?($|Z|[+-])/;
const TIME_WITH_OFFSET = /^[T ][\d:.]+(Z|[+-]\d{2}:?\d{2})$/;

/**
 * A date without a time, `YYYY-MM-DD`, from what S-360 or a person writes; `null` when it is none:
 * a birthday does not move. Of a midnight with or without an offset the day that is written is
 * taken. Any other moment (also epoch milliseconds) is midnight somewhere: in `timeZone` (IANA) when
 * S-360's is known, else in any zone from UTC-12 to UTC+11:59. A time without an offset is no date:
 * which day it means would depend on this server.
 */
export function parseDateOnly(value: unknown, timeZone?: string): string | null {
  if (typeof value === 'number') return dayOfMidnight(value, timeZone);
  if (typeof value !== 'string') return null;
  const text = value.trim();
  const day = DATE.exec(text)?.[1];
  if (day === undefined || !isDay(day)) return null;
  const rest = text.slice(day.length);
  if (rest === '' || MIDNIGHT.test(rest)) return day;
  if (!TIME_WITH_OFFSET.test(rest)) return null;
  return dayOfMidnight(Date.parse(text.replace(' ', 'T')), timeZone);
}

/**
 * Which day's midnight this is. Some hours into the day are added first: offsets of former times
 * (seconds of local mean time, summer times that began at midnight) are written differently by
 * different systems, and a day may begin at one o'clock.
 */
function dayOfMidnight(ms: number, timeZone: string | undefined): string | null {
  if (validDate(ms) === null) return null;
  const isKnownMidnight = timeZone === undefined || ms % DAY_MS === 0;
  const day = isKnownMidnight
    ? new Date(ms + 12 * HOUR_MS).toISOString().slice(0, 10)
    : dayIn(timeZone).format(ms + 6 * HOUR_MS);
  return isDay(day) ? day : null;
}

const formats = new Map<string, Intl.DateTimeFormat>();

/** Writes a moment as the day that it is in a zone; making such a format is slow, using it is not. */
function dayIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // The Swedish form is ISO's.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format;
}

function validDate(ms: number): Date | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Whether the day exists; `Date` takes 30 February as 1 March. */
function isDay(day: string): boolean {
  return (
    validDate(Date.parse(`${day}T00:00:00Z`))
      ?.toISOString()
      .startsWith(day) ?? false
  );
}
