/** Meant where nobody knows the zone of a venue: then it is named. */
export const NO_ZONE = 'UTC';

/** How a time of a venue is written: `date` alone, or with the time of the day. */
type Part = 'date' | 'dateAndTime';

/**
 * The options of `Intl.DateTimeFormat` by which a time is written in the time zone of its venue: the
 * one that is printed on its tickets, wherever the person sits.
 */
export function venueTimeOptions(timeZone: string, part: Part): Intl.DateTimeFormatOptions {
  if (part === 'date') return { timeZone, dateStyle: 'medium' };
  if (timeZone !== NO_ZONE) return { timeZone, dateStyle: 'medium', timeStyle: 'short' };
  // A style of the date goes with no name of the zone.
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

/** Whether a time there is another time of the day where the person sits. */
export function isElsewhere(timeZone: string, at: Date, ownTimeZone?: string): boolean {
  const timeIn = (zone: string | undefined) =>
    new Intl.DateTimeFormat('en', {
      timeZone: zone,
      dateStyle: 'short',
      timeStyle: 'short',
    }).format(at);
  return timeIn(timeZone) !== timeIn(ownTimeZone);
}
