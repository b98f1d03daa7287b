import type { Clock } from '../../../server/src/contacts/store';

/** A clock that is advanced explicitly. */
export interface VirtualClock extends Clock {
  /** The current time in ms. */
  ms(): number;
  advance(ms: number): void;
}

const START_MS = Date.UTC(2026, 2, 1, 10, 0, 0);

export function virtualClock(): VirtualClock {
  let nowMs = START_MS;
  return {
    ms: () => nowMs,
    now: () => new Date(nowMs),
    advance(ms) {
      nowMs += ms;
    },
  };
}
