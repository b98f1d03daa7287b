import type { Assumptions } from './assumption-settings';

/** What an expiration date of S-360 means. */
export type Expiry = Assumptions['expiry'];

const DAY_MS = 24 * 60 * 60_000;

/** S-360 writes a day as its midnight in UTC (seen in use). */
const isDay = (expirationDate: Date, expiry: Expiry): boolean =>
  expiry === 'endOfDay' && expirationDate.getTime() % DAY_MS === 0;

/**
 * Until when a reservation or an option is held: of a day, also of that on which the reservation is
 * made, to its end; any other expiration date is the moment itself.
 */
export const heldUntil = (expirationDate: Date, expiry: Expiry): Date =>
  isDay(expirationDate, expiry) ? new Date(expirationDate.getTime() + DAY_MS) : expirationDate;

/** The last day, `YYYY-MM-DD`, on which something is held; `null` where it is held to a moment. */
export const lastDayOf = (expirationDate: Date, expiry: Expiry): string | null =>
  isDay(expirationDate, expiry) ? expirationDate.toISOString().slice(0, 10) : null;
