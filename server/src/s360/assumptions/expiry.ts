import type { Assumptions } from './assumption-settings';

/** What an expiration date of S-360 means. */
export type Expiry = Assumptions['expiry'];

const DAY_MS = 24 * 60 * 60_000;

/** S-360 writes a day as its midnight in UTC (seen in use). */
const isDay = (expirationDate: Date, expiry: Expiry): boolean =>
  expiry === 'endOfDay' && expirationDate.getTime() % DAY_MS === 0;

/**
 * The end of a reservation or an option. A day counts to its end, even the day on which the
 * reservation is made; any other expiration date is the exact moment.
 */
export const heldUntil = (expirationDate: Date, expiry: Expiry): Date =>
  isDay(expirationDate, expiry) ? new Date(expirationDate.getTime() + DAY_MS) : expirationDate;

/** The last day of a hold, `YYYY-MM-DD`; `null` when the hold ends at an exact moment. */
export const lastDayOf = (expirationDate: Date, expiry: Expiry): string | null =>
  isDay(expirationDate, expiry) ? expirationDate.toISOString().slice(0, 10) : null;
