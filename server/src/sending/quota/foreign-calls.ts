import type { CallOnRecord } from '../source';
import type { DueWork } from '../work';

/** The part of a call on record that identifies it. */
export type RecordedCall = Pick<CallOnRecord, 'fence' | 'startedAt' | 'target'>;

/** Detects calls on record that came from another database, by an import or a transfer. */
interface ForeignCalls {
  /**
   * Whether a call is on record that the holder of the lease does not make, although its fence is
   * not below the holder's. The call must be seen twice in a row, because it may have ended since
   * the read.
   * @param holder the fence of the lease, and the work that its process had begun before `onRecord`
   *   was read
   */
  areAmong(
    onRecord: readonly RecordedCall[],
    holder: { fence: number; underWay: readonly Pick<DueWork, 'target'>[] },
  ): boolean;
}

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
