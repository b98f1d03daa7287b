import { timeInZone } from './zone-time';
import { HOUR_MS } from '../../kernel/durations';

/** When an institution's catalog is refreshed by itself. */
export interface RefreshSchedule {
  /** 0 to 23. */
  refreshAtHour: number;
  /** IANA name. */
  timeZone: string;
}

const DAY_HOURS = 24;

/** The last moment, not after now, at which the hour of the schedule began. Pure. */
export function lastRefreshMoment({ refreshAtHour, timeZone }: RefreshSchedule, now: Date): Date {
  const { hour, msIntoHour } = timeInZone(now, timeZone);
  const hourBeganMs = now.getTime() - msIntoHour;
  // Step by step: where the clock is put forward or back the hours of a day are 23 or 25.
  for (let back = 0; back <= DAY_HOURS + 1; back += 1) {
    const began = new Date(hourBeganMs - back * HOUR_MS);
    const isHour = back === 0 ? hour : timeInZone(began, timeZone).hour;
    if (isHour === refreshAtHour) return began;
  }
  // The hour was left out today and yesterday's is too far: a day ago is soon enough.
  return new Date(now.getTime() - DAY_HOURS * HOUR_MS);
}

/** Whether the catalog that was fetched then is to be refreshed: once a day, also after a downtime. */
export function isRefreshDue(
  fetchedAt: Date | null,
  schedule: RefreshSchedule,
  now: Date,
): boolean {
  return fetchedAt === null || fetchedAt < lastRefreshMoment(schedule, now);
}
