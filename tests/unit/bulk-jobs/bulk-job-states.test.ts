import {
  BULK_JOB_STATES,
  type BulkJobKind,
  type BulkJobState,
} from '../../../server/src/contracts/bulk-jobs';
import {
  failedStateOf,
  heldBy,
  nextState,
  type BulkJobEvent,
} from '../../../server/src/bulk-jobs/bulk-job-states';

const KINDS: BulkJobKind[] = ['guard', 'push', 'file', 'aiClient'];
const EVENTS: BulkJobEvent[] = [
  'start',
  'approve',
  'reject',
  'pause',
  'resume',
  'cancel',
  'finish',
  'fail',
  'lapse',
  'undo',
];

describe('the state machine of bulk jobs', () => {
  it.each<[BulkJobKind, BulkJobState, BulkJobEvent, BulkJobState]>([
    ['guard', 'waiting', 'approve', 'running'],
    ['guard', 'waiting', 'reject', 'rejected'],
    ['guard', 'rejected', 'approve', 'running'],
    ['file', 'planned', 'start', 'running'],
    ['push', 'running', 'pause', 'paused'],
    ['push', 'paused', 'resume', 'running'],
    ['push', 'running', 'fail', 'failed'],
    ['push', 'failed', 'resume', 'running'],
    ['push', 'paused', 'cancel', 'cancelled'],
    ['guard', 'running', 'finish', 'done'],
    ['guard', 'waiting', 'lapse', 'cancelled'],
    ['guard', 'rejected', 'lapse', 'cancelled'],
    ['file', 'done', 'undo', 'undoing'],
    ['file', 'undoing', 'finish', 'undone'],
    ['aiClient', 'done', 'undo', 'undoing'],
    ['file', 'undoing', 'fail', 'undoFailed'],
    ['file', 'undoFailed', 'resume', 'undoing'],
  ])('moves a %s job from %s by %s to %s', (kind, state, event, next) => {
    expect(nextState(kind, state, event)).toBe(next);
  });

  it.each<[BulkJobKind, BulkJobState, BulkJobEvent]>([
    ['push', 'waiting', 'approve'],
    ['guard', 'running', 'approve'],
    ['guard', 'running', 'cancel'],
    ['guard', 'running', 'lapse'],
    ['file', 'paused', 'lapse'],
    ['push', 'done', 'undo'],
    ['guard', 'done', 'undo'],
    ['aiClient', 'done', 'approve'],
    ['file', 'running', 'undo'],
    ['file', 'undoFailed', 'cancel'],
    ['file', 'undoFailed', 'undo'],
    ['push', 'paused', 'finish'],
  ])('lets a %s job in the state %s ignore the event %s', (kind, state, event) => {
    expect(nextState(kind, state, event)).toBeNull();
  });

  it('ends for good after an undo and never leads from a state to itself', () => {
    for (const kind of KINDS) {
      for (const event of EVENTS) {
        expect(nextState(kind, 'undone', event)).toBeNull();
        for (const state of BULK_JOB_STATES) expect(nextState(kind, state, event)).not.toBe(state);
      }
    }
  });

  it('puts links on hold while a job waits, is paused, or was rejected', () => {
    const holding = BULK_JOB_STATES.filter((state) => heldBy({ id: 1, state }) !== null);
    expect(holding).toEqual(['waiting', 'paused', 'rejected']);
    expect(heldBy({ id: 4, state: 'paused' })).toEqual({ bulkJobId: 4, bulkJobState: 'paused' });
  });

  it('names the state in which work that fails again waits for an operator', () => {
    expect(failedStateOf('running')).toBe('failed');
    expect(failedStateOf('undoing')).toBe('undoFailed');
  });
});
