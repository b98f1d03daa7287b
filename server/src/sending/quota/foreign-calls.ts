import type { CallOnRecord } from '../source';
import type { DueWork } from '../work';

/** A call on record, as far as it is told whose it is. */
export type RecordedCall = Pick<CallOnRecord, 'fence' | 'startedAt' | 'target'>;

/** Notices calls on record that came from another database, by an import or a transfer. */
export interface ForeignCalls {
  /**
   * Whether a call is on record under a fence that is not below the holder's, though the holder does
   * not make it. It has to be seen twice in a row: a call may have ended since it was read.
   * @param holder the lease's fence, and the work that its process had begun before `onRecord` was read.
   */
  areAmong(
    onRecord: readonly RecordedCall[],
    holder: { fence: number; underWay: readonly Pick<DueWork, 'target'>[] },
  ): boolean;
}

/** Remembers what it saw the last time. */
export function createForeignCalls(): ForeignCalls {
  let lastSeen: ReadonlySet<string> = new Set();
  return {
    areAmong(onRecord, { fence, underWay }) {
      const own = new Set(underWay.map(({ target }) => target));
      const seen = onRecord
        .filter((call) => call.fence >= fence && !own.has(call.target))
        .map((call) => [call.target, call.fence, call.startedAt].join(' '));
      const isSeenAgain = seen.some((call) => lastSeen.has(call));
      lastSeen = new Set(seen);
      return isSeenAgain;
    },
  };
}
