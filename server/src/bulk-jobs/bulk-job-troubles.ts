import { isRefusedValue } from '../kernel/database/failures';
import { backoffMs, type BackoffTerms } from '../sending';

/** What an error that met a bulk job means for it: it rests and is tried again, or it is stopped. */
export type Trouble = 'rests' | 'stops';

/** The errors that met bulk jobs, in a row, since each of them last got on. */
export interface BulkJobTroubles {
  /** Notes an error; one that trying again could not cure stops the bulk job at once. */
  note(bulkJobId: number, error: unknown): Trouble;
  isResting(bulkJobId: number): boolean;
  /** The bulk job got on, or nobody works on it any more. */
  forget(bulkJobId: number): void;
  /** Forgets all bulk jobs but these. */
  keep(bulkJobIds: ReadonlySet<number>): void;
}

/** So many errors in a row stop a bulk job. */
const MAX_IN_A_ROW = 5;

/** A database that is started again is back within the minute that the rests take together. */
const REST: BackoffTerms = { firstMs: 2_500, longestMs: 60_000 };

const isCurable = (error: unknown): boolean =>
  !isRefusedValue(error) && !(error instanceof TypeError);

/** Counts the errors of bulk jobs, in the memory of the process that works on them. */
export function bulkJobTroubles(
  nowMs: () => number = () => performance.now(),
  restMs: (inARow: number) => number = (inARow) => backoffMs(inARow, REST),
): BulkJobTroubles {
  const troubled = new Map<number, { inARow: number; restsUntilMs: number }>();
  return {
    note(bulkJobId, error) {
      const inARow = (troubled.get(bulkJobId)?.inARow ?? 0) + 1;
      if (inARow >= MAX_IN_A_ROW || !isCurable(error)) {
        troubled.delete(bulkJobId);
        return 'stops';
      }
      troubled.set(bulkJobId, { inARow, restsUntilMs: nowMs() + restMs(inARow) });
      return 'rests';
    },
    isResting: (bulkJobId) => nowMs() < (troubled.get(bulkJobId)?.restsUntilMs ?? 0),
    forget: (bulkJobId) => void troubled.delete(bulkJobId),
    keep(bulkJobIds) {
      for (const id of [...troubled.keys()]) if (!bulkJobIds.has(id)) troubled.delete(id);
    },
  };
}
