/** How long something takes, in the unit that a person would use. */
interface TimeTaken {
  unit: 'minutes' | 'hours' | 'days';
  count: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Rounds up, so that nobody waits longer than was announced. */
export function timeTaken(durationMs: number): TimeTaken {
  const minutes = Math.max(1, Math.ceil(durationMs / MINUTE_MS));
  if (minutes < 90) return { unit: 'minutes', count: minutes };
  const hours = Math.ceil(durationMs / HOUR_MS);
  if (hours < 36) return { unit: 'hours', count: hours };
  return { unit: 'days', count: Math.ceil(durationMs / DAY_MS) };
}
