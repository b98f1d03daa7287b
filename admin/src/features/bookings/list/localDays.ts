/**
 * A day in the user's time zone, e.g. `2027-03-28`: from its first moment until the first moment
 * of the next day. On a clock change it has 23 or 25 hours.
 */
export function localDay(day: string): { from: string; until: string } {
  return { from: beginningOf(day, 0), until: beginningOf(day, 1) };
}

function beginningOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Counts calendar days in the browser's time zone, as not every day has 24 hours.
  return new Date(year, month - 1, date + daysLater).toISOString();
}
