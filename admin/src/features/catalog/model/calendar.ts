/** Days are `YYYY-MM-DD`, months `YYYY-MM`, in the time zone of the institution. */
export interface CalendarDay {
  day: string;
  dayOfMonth: number;
  isInMonth: boolean;
}

const DAYS_PER_WEEK = 7;
/** Enough weeks for any month, so that the height of the grid never changes. */
const WEEKS = 6;

/**
 * Returns a function that gives the day of a moment in a time zone. Create it once, because
 * creating it is slow.
 */
export function dayIn(timeZone: string): (moment: Date) => string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  });
  return (moment) => {
    const parts = new Map(format.formatToParts(moment).map(({ type, value }) => [type, value]));
    const year = (parts.get('year') ?? '').padStart(4, '0');
    return `${year}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`;
  };
}

export const monthOf = (day: string): string => day.slice(0, 'YYYY-MM'.length);

export function shiftMonth(month: string, by: number): string {
  const first = utcDay(`${month}-01`);
  first.setUTCMonth(first.getUTCMonth() + by);
  return monthOf(textOf(first));
}

export function shiftDay(day: string, by: number): string {
  const moved = utcDay(day);
  moved.setUTCDate(moved.getUTCDate() + by);
  return textOf(moved);
}

/** The same day in another month, or the last day of a shorter month. */
export function shiftDayByMonths(day: string, by: number): string {
  const month = shiftMonth(monthOf(day), by);
  const last = shiftDay(`${shiftMonth(month, 1)}-01`, -1);
  const same = `${month}-${day.slice(-2)}`;
  return same > last ? last : same;
}

/** The six weeks that contain the month. `firstDayOfWeek` is 1 for Monday to 7 for Sunday. */
export function weeksOf(month: string, firstDayOfWeek: number): CalendarDay[][] {
  const first = `${month}-01`;
  const weekday = utcDay(first).getUTCDay();
  const before = (weekday - (firstDayOfWeek % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK;
  const start = shiftDay(first, -before);
  return Array.from({ length: WEEKS }, (_week, week) =>
    Array.from({ length: DAYS_PER_WEEK }, (_day, weekdayAt) => {
      const day = shiftDay(start, week * DAYS_PER_WEEK + weekdayAt);
      return { day, dayOfMonth: Number(day.slice(-2)), isInMonth: monthOf(day) === month };
    }),
  );
}

const SUNDAY = 7;
const MONDAY = 1;

/**
 * The first day of the week, 1 for Monday to 7 for Sunday. The institution's location decides,
 * because the panel's "English" says nothing about weeks.
 */
export const firstDayOfWeek = (timeZone: string): number =>
  timeZone.startsWith('America/') ? SUNDAY : MONDAY;

const utcDay = (day: string): Date => new Date(`${day}T00:00:00Z`);
const textOf = (date: Date): string => date.toISOString().slice(0, 'YYYY-MM-DD'.length);
