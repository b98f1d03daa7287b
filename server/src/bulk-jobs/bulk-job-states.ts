import type { BulkJobKind, BulkJobState } from '../contracts/bulk-jobs';

/**
 * The life of a bulk job.
 *
 *     guard, pull:  waiting ──reject──▶ rejected
 *                   waiting, rejected ──approve──▶ running
 *                   waiting, rejected, paused ──lapse──▶ cancelled, when nothing is left to hold
 *     file:         planned ──start──▶ running
 *     file,         done, cancelled, paused, failed ──undo──▶ undoing ──finish──▶ undone
 *     aiClient:     undoing ──fail──▶ undoFailed ──resume──▶ undoing
 *     push, file:   planned, running, paused, failed ──cancel──▶ cancelled
 *     all:          running ──finish──▶ done
 *                   running ──pause──▶ paused ──resume──▶ running
 *                   running ──fail──▶ failed ──resume──▶ running
 *
 * A bulk job is `failed` when its run met persistent errors, and `undoFailed` when its undo did; an
 * operator resumes both where they stopped.
 */
export type BulkJobEvent =
  | 'start'
  | 'approve'
  | 'reject'
  | 'pause'
  | 'resume'
  | 'cancel'
  | 'finish'
  | 'fail'
  | 'lapse'
  | 'undo';

/** While a bulk job is in one of these, its links and pulls are not due. */
type HoldingState = Extract<BulkJobState, 'waiting' | 'paused' | 'rejected'>;

export const HOLDING_STATES: readonly HoldingState[] = ['waiting', 'paused', 'rejected'];

/** How a held link names its bulk job; `null` when the bulk job holds nothing. */
export function heldBy({
  id,
  state,
}: {
  id: number;
  state: BulkJobState;
}): { bulkJobId: number; bulkJobState: HoldingState } | null {
  const bulkJobState = HOLDING_STATES.find((holding) => holding === state);
  return bulkJobState === undefined ? null : { bulkJobId: id, bulkJobState };
}

/** The runner works on bulk jobs in these states. */
export const WORKING_STATES: readonly BulkJobState[] = ['running', 'undoing'];

/** The state in which a bulk job waits for an operator if its work fails again. */
export const failedStateOf = (state: BulkJobState): BulkJobState => afterError(state) ?? state;

/** A bulk job in one of these has ended and may be deleted. */
export const ENDED_STATES: readonly BulkJobState[] = ['done', 'cancelled', 'undone'];

/** These kinds hold what others caused until an operator approves it. */
export const isGuard = (kind: BulkJobKind): boolean => kind === 'guard' || kind === 'pull';

/** These kinds wrote contacts of the CRM, which an undo takes back. */
export const isUndoable = (kind: BulkJobKind): boolean => kind === 'file' || kind === 'aiClient';

/** The state that an event leads to; `null` when the event is not allowed in this state. */
export function nextState(
  kind: BulkJobKind,
  state: BulkJobState,
  event: BulkJobEvent,
): BulkJobState | null {
  switch (event) {
    case 'approve':
      return isGuard(kind) && (state === 'waiting' || state === 'rejected') ? 'running' : null;
    case 'reject':
      return isGuard(kind) && state === 'waiting' ? 'rejected' : null;
    case 'start':
      return kind === 'file' && state === 'planned' ? 'running' : null;
    case 'pause':
      return state === 'running' ? 'paused' : null;
    case 'resume':
      return afterResuming(state);
    case 'cancel':
      return !isGuard(kind) && ['planned', 'running', 'paused', 'failed'].includes(state)
        ? 'cancelled'
        : null;
    case 'finish':
      return afterWork(state);
    case 'fail':
      return afterError(state);
    case 'lapse':
      return isGuard(kind) && HOLDING_STATES.some((one) => one === state) ? 'cancelled' : null;
    case 'undo':
      return isUndoable(kind) && ['done', 'cancelled', 'paused', 'failed'].includes(state)
        ? 'undoing'
        : null;
  }
}

function afterResuming(state: BulkJobState): BulkJobState | null {
  if (state === 'undoFailed') return 'undoing';
  return state === 'paused' || state === 'failed' ? 'running' : null;
}

function afterError(state: BulkJobState): BulkJobState | null {
  if (state === 'undoing') return 'undoFailed';
  return state === 'running' ? 'failed' : null;
}

function afterWork(state: BulkJobState): BulkJobState | null {
  switch (state) {
    case 'running':
      return 'done';
    case 'undoing':
      return 'undone';
    case 'planned':
    case 'waiting':
    case 'paused':
    case 'rejected':
    case 'cancelled':
    case 'failed':
    case 'undoFailed':
    case 'done':
    case 'undone':
      return null;
  }
}
