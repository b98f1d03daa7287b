import { DAY_MS, HOUR_MS } from '../kernel/time/durations';

/**
 * Dates as S-360 writes them. Documented: ISO 8601 with milliseconds and offset
 * (platform.secutix.com/webhook/order/v2); seen in use: `Z`, and epoch milliseconds.
 */

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;

/**
 * The moment that a value of S-360 denotes, or `null`. A date without a time, or a time without an
 * offset, is not a moment: its meaning would depend on the time zone of this server.
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
 * A date without a time, `YYYY-MM-DD`, from a value that S-360 or a person wrote; `null` when it is
 * not one. A birthday must not shift: a midnight, with or without an offset, is the day as written.
 * Any other moment (also epoch milliseconds) is midnight somewhere: in `timeZone` (IANA) when
 * S-360's zone is known, otherwise in any zone from UTC-12 to UTC+11:59. Any other time without an
 * offset is not a date: its day would depend on the time zone of this server.
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
 * The day whose midnight this is. Adds some hours first: systems disagree about historical offsets
 * (seconds of local mean time, summer times that began at midnight), and a day may begin at one
 * o'clock.
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

/** Formats a moment as its day in a zone. Caches formats, because creating one is slow. */
function dayIn(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  // The Swedish format is ISO's.
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' });
  formats.set(timeZone, format);
  return format;
}

function validDate(ms: number): Date | null {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? null : date;
}

/** Whether the day exists; `Date` turns 30 February into 1 March. */
function isDay(day: string): boolean {
  return (
    validDate(Date.parse(`${day}T00:00:00Z`))
      ?.toISOString()
      .startsWith(day) ?? false
  );
}
