import { isRefusedValue } from '../kernel/database/failures';
import { backoffMs, type BackoffTerms } from '../sending';

/** What an error that met a load means for it: it rests and is tried again, or it is stopped. */
export type Trouble = 'rests' | 'stops';

/** The errors that met loads, in a row, since each of them last got on. */
export interface LoadTroubles {
  /** Notes an error; one that trying again could not cure stops the load at once. */
  note(loadId: number, error: unknown): Trouble;
  isResting(loadId: number): boolean;
  /** The load got on, or nobody works on it any more. */
  forget(loadId: number): void;
  /** Forgets all loads but these. */
  keep(loadIds: ReadonlySet<number>): void;
}

/** So many errors in a row stop a load. */
const MOST_IN_A_ROW = 5;

/** A database that is started again is back within the minute that the rests take together. */
const REST: BackoffTerms = { firstMs: 2_500, longestMs: 60_000 };

const isCurable = (error: unknown): boolean =>
  !isRefusedValue(error) && !(error instanceof TypeError);

/** Counts the errors of loads, in the memory of the process that works on them. */
export function loadTroubles(
  nowMs: () => number = () => performance.now(),
  restMs: (inARow: number) => number = (inARow) => backoffMs(inARow, REST),
): LoadTroubles {
  const troubled = new Map<number, { inARow: number; restsUntilMs: number }>();
  return {
    note(loadId, error) {
      const inARow = (troubled.get(loadId)?.inARow ?? 0) + 1;
      if (inARow >= MOST_IN_A_ROW || !isCurable(error)) {
        troubled.delete(loadId);
        return 'stops';
      }
      troubled.set(loadId, { inARow, restsUntilMs: nowMs() + restMs(inARow) });
      return 'rests';
    },
    isResting: (loadId) => nowMs() < (troubled.get(loadId)?.restsUntilMs ?? 0),
    forget: (loadId) => void troubled.delete(loadId),
    keep(loadIds) {
      for (const id of [...troubled.keys()]) if (!loadIds.has(id)) troubled.delete(id);
    },
  };
}
