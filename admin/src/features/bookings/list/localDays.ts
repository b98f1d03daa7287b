/**
 * A day as it is lived where the person sits, e.g. `2027-03-28`: from the moment on which it begins
 * until that on which the next one does. One on which clocks are changed has 23 or 25 hours.
 */
export function localDay(day: string): { from: string; until: string } {
  return { from: beginningOf(day, 0), until: beginningOf(day, 1) };
}

function beginningOf(day: string, daysLater: number): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  // Counted by the calendar, in the time zone of the browser: not by 24 hours.
  return new Date(year, month - 1, date + daysLater).toISOString();
}
