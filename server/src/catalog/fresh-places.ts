/** Places left that are older are asked for again, and stand against nothing. */
const FRESH_MS = 60_000;

/** Whether places left were checked so lately that they are gone by. Pure. */
export const areFresh = (checkedAt: Date | null, now: Date): boolean =>
  checkedAt !== null && now.getTime() - checkedAt.getTime() <= FRESH_MS;
