import type { CallBudget } from '../../../../../server/src/contracts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** The calls of a month, added up day by day. */
export interface QuotaUse {
  /** The days of the month that have begun; `total`: the calls of the month until its end. */
  days: { day: string; calls: number; total: number }[];
  /** The total of each further day until the month's end, at the present pace. */
  forecast: { day: string; total: number }[];
  quota: number | null;
}

type Used = Pick<CallBudget, 'byDay' | 'callsPerDay' | 'callsPerMonth'>;

/** Days that follow a day until its month ends. */
function daysAfter(day: string): string[] {
  const days: string[] = [];
  for (let ms = Date.parse(day) + DAY_MS; ; ms += DAY_MS) {
    const next = new Date(ms).toISOString().slice(0, 10);
    if (next.slice(0, 7) !== day.slice(0, 7)) return days;
    days.push(next);
  }
}

/** The use of the month's calls so far, and its forecast. Days are UTC, as S-360 counts them. */
export function quotaUse({ byDay, callsPerDay, callsPerMonth }: Used): QuotaUse {
  let total = 0;
  const days = byDay.map(({ calls, day }) => {
    total += calls;
    return { day, calls, total };
  });
  const today = days.at(-1);
  const forecast = (today === undefined ? [] : daysAfter(today.day)).map((day, index) => ({
    day,
    total: Math.round(total + callsPerDay * (index + 1)),
  }));
  return { days, forecast, quota: callsPerMonth };
}
