const SECOND_MS = 1_000;
const MINUTE_S = 60;
const HOUR_S = 3_600;
const DAY_S = 86_400;

/** The time left, in the two most significant units. */
export type TimeLeft =
  | { kind: 'over' }
  | { kind: 'days'; days: number; hours: number }
  | { kind: 'hours'; hours: number; minutes: number }
  | { kind: 'minutes'; minutes: number; seconds: number };

/** The time left until a moment; `over` once it has passed. */
export function timeLeft(at: string, nowMs: number): TimeLeft {
  const seconds = Math.floor((Date.parse(at) - nowMs) / SECOND_MS);
  if (!(seconds > 0)) return { kind: 'over' };
  if (seconds >= DAY_S) {
    const days = Math.floor(seconds / DAY_S);
    return { kind: 'days', days, hours: Math.floor((seconds % DAY_S) / HOUR_S) };
  }
  if (seconds >= HOUR_S) {
    const hours = Math.floor(seconds / HOUR_S);
    return { kind: 'hours', hours, minutes: Math.floor((seconds % HOUR_S) / MINUTE_S) };
  }
  return {
    kind: 'minutes',
    minutes: Math.floor(seconds / MINUTE_S),
    seconds: seconds % MINUTE_S,
  };
}

/** The update interval that keeps a countdown correct. */
export const renewalMs = (left: TimeLeft): number =>
  left.kind === 'minutes' ? SECOND_MS : 15 * SECOND_MS;
