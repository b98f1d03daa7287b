/** Places left that are older than this are read again, and no longer block a booking. */
const FRESH_MS = 60_000;

/** Whether places left were checked recently enough to rely on. Pure. */
export const areFresh = (checkedAt: Date | null, now: Date): boolean =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() <= FRESH_MS;
