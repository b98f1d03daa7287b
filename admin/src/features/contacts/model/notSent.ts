import type { SyncState, WaitingReason } from '../../../../../server/src/contracts';

/** What a person reads of a contact at an institution. */
export type ShownState = SyncState | 'notSent';

/**
 * Whether what waits is not sent until somebody does something: its bulk job was rejected. It still
 * differs from S-360, so it stays in its state.
 */
export const isNotSent = (waiting: WaitingReason | null): boolean =>
  waiting?.kind === 'bulkJob' && waiting.bulkJobState === 'rejected';

/** The state as it is shown: what was rejected does not wait for anything. */
export const shownState = <State extends SyncState>({
  state,
  waiting,
}: {
  state: State;
  waiting: WaitingReason | null;
}): State | 'notSent' => (state === 'pending' && isNotSent(waiting) ? 'notSent' : state);
