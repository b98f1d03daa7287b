import { timeInZone } from './zone-time';
import { HOUR_MS } from '../../kernel/time/durations';

/** When an institution's catalog is refreshed automatically. */
interface RefreshSchedule {
  /** 0 to 23. */
  refreshAtHour: number;
  /** IANA name. */
  timeZone: string;
}

const DAY_HOURS = 24;

/** The last moment up to now at which the scheduled hour began. Pure. */
export function lastRefreshMoment({ refreshAtHour, timeZone }: RefreshSchedule, now: Date): Date {
  const { hour, msIntoHour } = timeInZone(now, timeZone);
  const hourBeganMs = now.getTime() - msIntoHour;
  // Step by step, because a day has 23 or 25 hours when the clock changes.
  for (let back = 0; back <= DAY_HOURS + 1; back += 1) {
    const began = new Date(hourBeganMs - back * HOUR_MS);
    const isHour = back === 0 ? hour : timeInZone(began, timeZone).hour;
    if (isHour === refreshAtHour) return began;
  }
  // Today skipped the hour and yesterday's is too far back: a day ago is close enough.
  return new Date(now.getTime() - DAY_HOURS * HOUR_MS);
}

/** Whether a catalog of this age is due for a refresh: once a day, also after a downtime. */
export function isRefreshDue(
  fetchedAt: Date | null,
  schedule: RefreshSchedule,
  now: Date,
): boolean {
  return fetchedAt === null || fetchedAt < lastRefreshMoment(schedule, now);
}
