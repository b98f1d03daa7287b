import { INSTITUTION_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** Where it is kept how far each institution's clock is from ours, in ms. */
export interface ClockOffsets {
  /** `null` before S-360 has ever answered. */
  of(code: string): Promise<number | null>;
  keep(code: string, offsetMs: number): Promise<void>;
}

/** S-360's time, as far as its answers show it. */
export interface S360Clock {
  /**
   * S-360's time minus ours, ms. The `Date` of an answer is cut to the second and has travelled
   * since, so that a time estimated so is never later than S-360's.
   */
  offsetMs(): number;
  /** Notes S-360's time from an answer that has just come. */
  answered(at: Date): void;
  /** Recalls what is kept, for the time before the first answer, and keeps what is noticeably new. */
  settle(): Promise<void>;
}

/** Before the very first answer S-360's clock is taken to be this much behind ours, to be careful. */
const UNKNOWN_CLOCK_MS = -2_000;
/** Estimates differ by up to a second of themselves, and by how long answers travel. */
const NOTICEABLE_MS = 2_000;

/** The clock of the institution with this code; `now` is our time, ms. */
export function s360Clock(code: string, offsets: ClockOffsets, now: () => number): S360Clock {
  let offsetMs: number | null = null;
  let keptMs: number | null = null;
  return {
    offsetMs: () => offsetMs ?? UNKNOWN_CLOCK_MS,
    answered(at) {
      offsetMs = at.getTime() - now();
    },
    async settle() {
      keptMs ??= await offsets.of(code);
      offsetMs ??= keptMs;
      if (offsetMs === null) return;
      if (keptMs !== null && Math.abs(offsetMs - keptMs) < NOTICEABLE_MS) return;
      keptMs = offsetMs;
      await offsets.keep(code, offsetMs);
    },
  };
}

/** The offsets on the rows of the institutions: they outlive the process. */
export function databaseClockOffsets(database: StrapiDatabase): ClockOffsets {
  const institution = (code: string) => database.query(INSTITUTION_UID).where({ code });
  return {
    async of(code) {
      const [row] = await institution(code).select(['clockOffsetMs']).execute();
      const kept = row?.clockOffsetMs ?? null;
      return kept === null ? null : integer(kept);
    },
    async keep(code, clockOffsetMs) {
      await institution(code).update({ clockOffsetMs }).execute();
    },
  };
}
