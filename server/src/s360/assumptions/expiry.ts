import { DAY_MS } from '../../kernel/time/durations';
import { momentOf } from '../../kernel/time/wall-clock';
import type { Assumptions } from '../interface';

/** What an expiration date of S-360 means at an institution. */
export interface Expiry {
  meaning: Assumptions['expiry'];
  /** The venue's time zone (IANA), in which a day ends. */
  timeZone: string;
}

/** S-360 writes a day as its midnight in UTC (seen in use), wherever the venue is. */
const isDay = (expirationDate: Date, { meaning }: Expiry): boolean =>
  meaning === 'endOfDay' && expirationDate.getTime() % DAY_MS === 0;

/**
 * The end of a reservation or an option. A day counts to its end at the venue, even the day on which
 * the reservation is made; any other expiration date is the exact moment.
 */
export const heldUntil = (expirationDate: Date, expiry: Expiry): Date =>
  isDay(expirationDate, expiry)
    ? new Date(momentOf(expirationDate.getTime() + DAY_MS, expiry.timeZone))
    : expirationDate;

/** The last day of a hold, `YYYY-MM-DD`; `null` when the hold ends at an exact moment. */
export const lastDayOf = (expirationDate: Date, expiry: Expiry): string | null =>
  isDay(expirationDate, expiry) ? expirationDate.toISOString().slice(0, 10) : null;
