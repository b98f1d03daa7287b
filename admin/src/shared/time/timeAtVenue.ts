/** Used when a venue's time zone is unknown. Times then name their zone. */
export const NO_ZONE = 'UTC';

/** `date` or `time` alone, or both, or both with the day of the week. */
export type Part = 'date' | 'time' | 'dateAndTime' | 'weekdayAndTime';

/**
 * The options of `Intl.DateTimeFormat` for a time in the time zone of its venue: the time printed
 * on the tickets, regardless of the user's time zone. It names a zone that nothing else names.
 */
export function venueTimeOptions(
  timeZone: string,
  part: Part,
  isNamed = timeZone === NO_ZONE,
): Intl.DateTimeFormatOptions {
  if (part === 'date') return { timeZone, dateStyle: 'medium' };
  if (part === 'time') return timeAlone(timeZone, isNamed);
  if (part === 'weekdayAndTime') return withWeekday(timeZone, isNamed);
  return isNamed ? withZone(timeZone) : { timeZone, dateStyle: 'medium', timeStyle: 'short' };
}

/**
 * The options for a moment in a time zone, by default the screen's or else the user's. It names the
 * zone, unless that is the screen's, which the screen names once.
 */
export function momentOptions(
  timeZone: string | undefined,
  ofScreen: string | undefined,
): Intl.DateTimeFormatOptions {
  const zone = timeZone ?? ofScreen;
  const isOfScreen = zone !== undefined && zone === ofScreen;
  return isOfScreen ? venueTimeOptions(zone, 'dateAndTime') : withZone(zone);
}

/** `Intl` does not allow `timeZoneName` together with `dateStyle`. */
const withZone = (timeZone: string | undefined): Intl.DateTimeFormatOptions => ({
  timeZone,
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZoneName: 'short',
});

const timeAlone = (timeZone: string, isNamed: boolean): Intl.DateTimeFormatOptions => ({
  timeZone,
  hour: 'numeric',
  minute: '2-digit',
  ...(isNamed && { timeZoneName: 'short' }),
});

const withWeekday = (timeZone: string, isNamed: boolean): Intl.DateTimeFormatOptions => {
  const { timeZoneName, ...parts } = withZone(timeZone);
  return { weekday: 'short', ...parts, ...(isNamed && { timeZoneName }) };
};

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

/**
 * Whether a time at a venue names its zone: the clock shows another time in the zone of the screen,
 * or else of the user, whose zone most other times are in.
 */
export const needsZone = (timeZone: string, at: Date, ofScreen: string | undefined): boolean =>
  timeZone === NO_ZONE || isElsewhere(timeZone, at, ofScreen);

/** The IANA name of the user's own time zone. */
export const ownZone = (): string => new Intl.DateTimeFormat().resolvedOptions().timeZone;
