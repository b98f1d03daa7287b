import { isRefusedValue } from '../kernel/database/failures';
import { backoffMs, type BackoffTerms } from '../sending';

/** The effect of an error on a bulk job: it rests and is retried, or it is stopped. */
type Trouble = 'rests' | 'stops';

/** The consecutive errors of bulk jobs since their last successful steps. */
export interface BulkJobTroubles {
  /** Notes an error; one that a retry cannot cure stops the bulk job at once. */
  note(bulkJobId: number, error: unknown): Trouble;
  isResting(bulkJobId: number): boolean;
  /** Forgets a bulk job that made progress, or that nobody works on any more. */
  forget(bulkJobId: number): void;
  keep(bulkJobIds: ReadonlySet<number>): void;
}

const MAX_IN_A_ROW = 5;

/** A restarting database is back within the minute that these rests add up to. */
const REST: BackoffTerms = { firstMs: 2_500, longestMs: 60_000 };

const isCurable = (error: unknown): boolean =>
  !isRefusedValue(error) && !(error instanceof TypeError);

/** Counts the errors of bulk jobs in the memory of the process that works on them. */
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
