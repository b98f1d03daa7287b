/** Used when a venue's time zone is unknown. Times then name their zone. */
export const NO_ZONE = 'UTC';

/** `date` alone, or with the time of day. */
type Part = 'date' | 'dateAndTime';

/**
 * The options of `Intl.DateTimeFormat` for a time in the time zone of its venue: the time printed
 * on the tickets, regardless of the user's time zone.
 */
export function venueTimeOptions(timeZone: string, part: Part): Intl.DateTimeFormatOptions {
  if (part === 'date') return { timeZone, dateStyle: 'medium' };
  if (timeZone !== NO_ZONE) return { timeZone, dateStyle: 'medium', timeStyle: 'short' };
  // `Intl` does not allow `timeZoneName` together with `dateStyle`.
  return {
    timeZone,
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  };
}

/** Whether the moment has another local time at the venue than at the user's location. */
export function isElsewhere(timeZone: string, at: Date, ownTimeZone?: string): boolean {
  const timeIn = (zone: string | undefined) =>
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(at);
  return timeIn(timeZone) !== timeIn(ownTimeZone);
}
