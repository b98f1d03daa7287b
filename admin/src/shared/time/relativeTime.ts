/** A distance in the form that `Intl.RelativeTimeFormat` accepts; negative means the past. */
interface RelativeTime {
  value: number;
  unit: 'second' | 'minute' | 'hour' | 'day' | 'month' | 'year';
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
const MONTH_MS = 30 * DAY_MS;
const YEAR_MS = 365 * DAY_MS;

const UNITS = [
  { unit: 'year', lengthMs: YEAR_MS },
  { unit: 'month', lengthMs: MONTH_MS },
  { unit: 'day', lengthMs: DAY_MS },
  { unit: 'hour', lengthMs: HOUR_MS },
  { unit: 'minute', lengthMs: MINUTE_MS },
] as const;

/** The distance of a moment from now, in the largest unit that gives a value of at least one. */
export function relativeTime(at: string, nowMs: number): RelativeTime {
  const distanceMs = Date.parse(at) - nowMs;
  const largest = UNITS.find(({ lengthMs }) => Math.abs(distanceMs) >= lengthMs);
  if (largest) return { value: Math.trunc(distanceMs / largest.lengthMs), unit: largest.unit };
  return { value: Math.trunc(distanceMs / SECOND_MS), unit: 'second' };
}
