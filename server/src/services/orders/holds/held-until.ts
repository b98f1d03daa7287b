import { DAY_MS } from '../../durations';

const isMidnight = (moment: Date): boolean => moment.getTime() % DAY_MS === 0;

/**
 * Until when a reservation or an option is held. S-360 writes a day as its midnight in UTC, also the
 * day on which the reservation is made: it is held to the end of that day.
 */
export const heldUntil = (expirationDate: Date): Date =>
  isMidnight(expirationDate) ? new Date(expirationDate.getTime() + DAY_MS) : expirationDate;

/** What expires before this is held no longer. */
export const earliestHeld = (now: Date): Date => new Date(now.getTime() - (now.getTime() % DAY_MS));

/** Midnight of the last day on which something is held, where it is held to the end of a day. */
export const lastDay = (until: Date): Date | null =>
  isMidnight(until) ? new Date(until.getTime() - DAY_MS) : null;
