/**
 * Dates as S-360 writes them. Documented: ISO 8601 with milliseconds and offset
 * (platform.secutix.com/webhook/order/v2); seen in use: `Z`, and epoch milliseconds.
 */

const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})$/i;
const STARTS_WITH_DATE = /^(\d{4}-\d{2}-\d{2})(?:$|[T ])/;

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

/**
 * A date without a time as `YYYY-MM-DD`, or `null`. Of a date with a time the day that is written
 * is taken, in whatever zone it was written: a birthday does not move.
 */
export function parseDateOnly(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const day = STARTS_WITH_DATE.exec(value.trim())?.[1];
  return day !== undefined && isDay(day) ? day : null;
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
