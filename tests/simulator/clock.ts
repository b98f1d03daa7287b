/**
 * The clock of the simulated S-360. `advance` moves it for all dates and expiries of S-360; tokens
 * are checked with `sourceNow`, as clients sign them with the real time even when a test advances
 * the simulator.
 */
export class SimulatedClock {
  #advancedMs: number;

  constructor(
    private readonly source: () => number = Date.now,
    advancedMs = 0,
  ) {
    this.#advancedMs = advancedMs;
  }

  get advancedMs(): number {
    return this.#advancedMs;
  }

  now(): number {
    return this.source() + this.#advancedMs;
  }

  sourceNow(): number {
    return this.source();
  }

  advance(ms: number): void {
    this.#advancedMs += ms;
  }
}

/** A date in the JSON of S-360: ISO 8601 with milliseconds and an offset. */
export const isoDate = (ms: number): string => new Date(ms).toISOString().replace('Z', '+00:00');

export const DAY_MS = 86_400_000;

/** Midnight (UTC) of the day. */
export const startOfDay = (ms: number): number => Math.floor(ms / DAY_MS) * DAY_MS;
