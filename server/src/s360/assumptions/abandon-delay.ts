const MINUTES_OF_A_DAY = 1440;
const SECONDS_OF_A_MINUTE = 60;

/** How long S-360 waits before it abandons an open order. */
interface AbandonDelay {
  readonly minutes: number;
  /** The unit in which S-360 writes it. */
  readonly unit: 'minutes' | 'seconds';
}

/**
 * Reads `orderAbandonDelay` of a point of sale; `null` when there is none. Its unit is not
 * documented, the back office shows hours and minutes (Confluence 43747906): a number is taken for
 * minutes unless these are more than a day, as nobody keeps places in an unpaid cart that long.
 */
export function abandonDelayIn(value: unknown): AbandonDelay | null {
  const count = typeof value === 'string' ? Number(value) : value;
  if (typeof count !== 'number' || !Number.isSafeInteger(count) || count <= 0) return null;
  if (count <= MINUTES_OF_A_DAY) return { minutes: count, unit: 'minutes' };
  return { minutes: Math.ceil(count / SECONDS_OF_A_MINUTE), unit: 'seconds' };
}
