import { INSTITUTION_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** Stores the difference between each institution's clock and ours, in ms. */
export interface ClockOffsets {
  /** `null` before S-360 has ever answered. */
  read(code: string): Promise<number | null>;
  keep(code: string, offsetMs: number): Promise<void>;
}

/** S-360's time, estimated from its answers. */
interface S360Clock {
  /**
   * S-360's time minus ours, in ms. The `Date` of an answer is truncated to the second and was
   * sent a moment ago, so the estimate is never ahead of S-360's time.
   */
  offsetMs(): number;
  /** Notes S-360's time from an answer that has just arrived. */
  noteAnswer(at: Date): void;
  /**
   * Reads the stored offset, for the time before the first answer, and stores a noticeably new one.
   */
  keepOffset(): Promise<void>;
}

/**
 * Before the very first answer, the safe assumption is that S-360's clock is this far behind ours.
 */
const UNKNOWN_CLOCK_MS = -2_000;
/** Estimates vary by up to a second, and by the travel time of the answers. */
const NOTICEABLE_MS = 2_000;

/** The clock of the institution with this code; `now` is our time in ms. */
export function s360Clock(code: string, offsets: ClockOffsets, now: () => number): S360Clock {
  let offsetMs: number | null = null;
  let keptMs: number | null = null;
  return {
    offsetMs: () => offsetMs ?? UNKNOWN_CLOCK_MS,
    noteAnswer(at) {
      offsetMs = at.getTime() - now();
    },
    async keepOffset() {
      keptMs ??= await offsets.read(code);
      offsetMs ??= keptMs;
      if (offsetMs === null) return;
      if (keptMs !== null && Math.abs(offsetMs - keptMs) < NOTICEABLE_MS) return;
      keptMs = offsetMs;
      await offsets.keep(code, offsetMs);
    },
  };
}

/** Stores the offsets on the rows of the institutions, so that they outlive the process. */
export function databaseClockOffsets(database: StrapiDatabase): ClockOffsets {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  return {
    async read(code) {
      const [row] = await institution(code).select(['clockOffsetMs']).execute();
      const kept = row?.clockOffsetMs ?? null;
      return kept === null ? null : integer(kept);
    },
    async keep(code, clockOffsetMs) {
      await institution(code).update({ clockOffsetMs }).execute();
    },
  };
}
