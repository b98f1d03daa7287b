import { UNKNOWN_TIME_ZONE } from '../institutions';

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en-CA', {
      timeZone,
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'longOffset',
    });
  formats.set(timeZone, format);
  return format;
}

/**
 * A moment in ISO 8601 in the venue's local time, with the offset from UTC:
 * `2027-03-12T20:00:00+01:00`.
 */
export function venueTime(at: Date, timeZone: string): string {
  if (timeZone === UNKNOWN_TIME_ZONE) return at.toISOString();
  const parts = Object.fromEntries(
    formatOf(timeZone)
      .formatToParts(at)
      .map(({ type, value }) => [type, value]),
  );
  const { day, hour, minute, month, second, timeZoneName = '', year } = parts;
  const offset = timeZoneName.replace('GMT', '') || '+00:00';
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${offset}`;
}
