import {
  actionsOf,
  advanceOf,
  differsFromDryRun,
  hasLapsed,
  isOpen,
  bulkJobAuthor,
  namedCounts,
  planOf,
  pushGroups,
  pushRequest,
  sendingBy,
  STATES_IN_ORDER,
  undoGroups,
  waitingFirst,
  wholeCost,
} from '../../../../../admin/src/features/bulk-jobs/bulkJobs';
import { BULK_JOB_STATES } from '../../../../../server/src/contracts';
import { nextState } from '../../../../../server/src/bulk-jobs/bulk-job-states';
import type { BulkJobEvent } from '../../../../../server/src/bulk-jobs/bulk-job-states';
import { aBulkJob } from '../../../../helpers/builders/shown-bulk-job';

const KINDS = ['guard', 'push', 'file', 'aiClient'] as const;
const BY_PEOPLE = ['approve', 'reject', 'start', 'pause', 'resume', 'cancel', 'undo'] as const;

describe('the actions that the panel offers for a bulk job', () => {
  // A bulk job of a given kind can have only some of the states.
  const possible = KINDS.flatMap((kind) =>
    BULK_JOB_STATES.map((state) => ({ kind, state })),
  ).filter(({ kind, state }) => {
    if (kind === 'aiClient') return ['done', 'undoing', 'undoFailed', 'undone'].includes(state);
    if (state === 'waiting' || state === 'rejected') return kind === 'guard';
    if (['planned', 'undoing', 'undoFailed', 'undone'].includes(state)) return kind === 'file';
    return state !== 'cancelled' || kind !== 'guard';
  });

  it.each(possible)(
    'are those that the server allows for $kind in the state $state',
    ({ kind, state }) => {
      const taken = BY_PEOPLE.filter(
        (event: BulkJobEvent) => nextState(kind, state, event) !== null,
      );
      expect([...actionsOf({ kind, state })].sort()).toEqual([...taken].sort());
    },
  );
});

describe('the list of bulk jobs', () => {
  it('counts a job as open until it has ended or was rejected', () => {
    expect(BULK_JOB_STATES.filter(isOpen)).toEqual([
      'planned',
      'waiting',
      'running',
      'paused',
      'failed',
      'undoing',
      'undoFailed',
    ]);
  });

  it('can be limited to every state in which a job stays', () => {
    const filters = new Set(STATES_IN_ORDER);
    expect(BULK_JOB_STATES.filter((state) => !filters.has(state))).toEqual(['undoing']);
  });

  it('shows a job that waits for approval first, and only once', () => {
    const waiting = aBulkJob({ id: 3, kind: 'guard', state: 'waiting' });
    const page = [aBulkJob({ id: 5 }), waiting, aBulkJob({ id: 2 })];
    expect(waitingFirst([waiting], page).map(({ id }) => id)).toEqual([3, 5, 2]);
  });

  it('shows the progress of a push in contacts, and never 100 % before the end', () => {
    expect(advanceOf(aBulkJob())).toEqual({ done: 399, total: 1_000, percent: 39, of: 'contacts' });
    const nearly = { ...aBulkJob().progress, sent: 999 };
    expect(advanceOf(aBulkJob({ progress: nearly })).percent).toBe(99);
    expect(advanceOf(aBulkJob({ progress: { ...nearly, total: 0, sent: 0 } })).percent).toBe(0);
  });

  it('shows the progress of a file import in lines', () => {
    expect(advanceOf(aBulkJob({ kind: 'file' }))).toEqual({
      done: 600,
      total: 1_000,
      percent: 60,
      of: 'lines',
    });
  });

  it('names only the counts above zero, without those that its progress names', () => {
    const ofProgress = { sent: 3, failed: 1, inDoubt: 1 };
    expect(namedCounts({ created: 2, changed: 0, same: 1, ...ofProgress })).toEqual([
      ['created', 2],
      ['same', 1],
    ]);
  });
});

describe('the cost of a bulk job', () => {
  const finishedAt = '2026-03-01T12:00:00.000Z';
  const cost = { institution: 'myvenue', calls: 40, days: 1, finishedAt, basis: null };

  it('is the calls of all institutions and the end of the slowest institution', () => {
    const later = '2026-03-09T12:00:00.000Z';
    expect(
      wholeCost([{ ...cost, institution: 'museum', calls: 2, finishedAt: later }, cost]),
    ).toEqual({ calls: 42, finishedAt: later });
  });

  it('has no end when a monthly quota never allows it', () => {
    expect(wholeCost([cost, { ...cost, days: null, finishedAt: null }]).finishedAt).toBeNull();
  });

  it('is zero when nothing is to be sent', () => {
    expect(wholeCost([])).toEqual({ calls: 0, finishedAt: null });
  });
});

describe('the author of a bulk job', () => {
  it.each([
    ['admin:1', { kind: 'user', id: '1' }],
    ['api-token:3', { kind: 'apiToken', id: '3' }],
    ['content-api-token:3', { kind: 'apiToken', id: '3' }],
    ['admin-token:3', { kind: 'apiToken', id: '3' }],
    ['mcp:1', { kind: 'mcp', id: '1' }],
    ['bulkJob:5', { kind: 'bulkJob', id: '5' }],
    ['sweep', { kind: 'sweep' }],
    [null, { kind: 'nobody' }],
    ['something new', { kind: 'known', name: 'something new' }],
    ['constructor:1', { kind: 'known', name: 'constructor:1' }],
  ])('%s is shown as %o', (author, expected) => {
    expect(bulkJobAuthor(author)).toEqual(expected);
  });
});

describe('the request for a bulk push', () => {
  const all = {
    institution: 'museum',
    type: 'all',
    unlinkedOnly: false,
    changedSince: '',
  } as const;

  it('omits the filters that were not set', () => {
    expect(pushRequest(all)).toEqual({ institution: 'museum' });
  });

  it('contains the chosen filters, with the start of the chosen day in local time', () => {
    expect(
      pushRequest({
        ...all,
        type: 'structure',
        unlinkedOnly: true,
        changedSince: '2026-03-01',
      }),
    ).toEqual({
      institution: 'museum',
      type: 'structure',
      unlinkedOnly: true,
      updatedSince: new Date(2026, 2, 1).toISOString(),
    });
  });
});

describe('the result of a dry run of a bulk push', () => {
  const request = { institution: 'myvenue', unlinkedOnly: true };
  const plan = {
    institution: 'myvenue',
    counts: {},
    calls: 3,
    days: 1,
    finishedAt: null,
    basis: null,
  };

  it('applies only to the choices that it was made with', () => {
    const counted = { request, plan };
    expect(planOf({ ...request }, counted)).toBe(plan);
    expect(planOf({ institution: 'myvenue' }, counted)).toBeNull();
    expect(planOf({ ...request, institution: 'museum' }, counted)).toBeNull();
    expect(planOf(request, null)).toBeNull();
  });
});

describe('the summary of a dry run of a bulk push', () => {
  it('adds the counts up in groups', () => {
    const counts = {
      contacts: 20,
      createdIndividuals: 5,
      createdStructures: 2,
      changedIndividuals: 1,
      doubles: 3,
      excluded: 6,
      unchanged: 4,
      heldConflict: 1,
      heldFailed: 1,
      heldMatchReview: 2,
      noName: 2,
      filtered: 1,
    };
    expect(Object.fromEntries(pushGroups(counts))).toEqual({
      created: 7,
      changed: 1,
      doubles: 3,
      excluded: 6,
      unchanged: 4,
      held: 4,
      notSendable: 3,
    });
  });
});

describe('the counts of a dry run', () => {
  it.each([
    ['running', true],
    ['cancelled', true],
    ['done', false],
    ['undoing', false],
    ['undone', false],
  ] as const)('are shown beside those of a bulk job that is %s: %s', (state, isShown) => {
    expect(differsFromDryRun(state)).toBe(isShown);
  });
});

describe('the question before an undo', () => {
  const nothing = { changedSince: 0, knownAtS360: 0, inUse: 0, gone: 0 };
  const plan = { restored: 0, deleted: 0, left: nothing, calls: 0, findings: [] };

  it('names only what occurs', () => {
    expect(undoGroups({ ...plan, deleted: 3, left: { ...nothing, inUse: 1 } })).toEqual([
      ['deleted', 3],
      ['inUse', 1],
    ]);
  });

  it('names no group when nothing is left of the bulk job', () => {
    expect(undoGroups(plan)).toEqual([]);
  });
});

describe('the bulk job that still sends what an undo takes back', () => {
  const { progress } = aBulkJob();
  const nothingWaits = { ...progress, waiting: 0 };

  it('counts what waits while it runs', () => {
    expect(sendingBy({ progress, state: 'running' })).toEqual({ waiting: 201, isPaused: false });
  });

  it('counts what waits while it is paused', () => {
    expect(sendingBy({ progress, state: 'paused' })).toEqual({ waiting: 201, isPaused: true });
  });

  it.each([
    ['running', nothingWaits],
    // It sends nothing before an approval.
    ['waiting', progress],
    ['rejected', progress],
    ['done', nothingWaits],
  ] as const)('is not mentioned when it is %s', (state, ofIt) => {
    expect(sendingBy({ progress: ofIt, state })).toBeNull();
  });
});

describe('a bulk job that holds what others changed', () => {
  it.each(['guard', 'pull'] as const)('has lapsed as a cancelled %s', (kind) => {
    expect(hasLapsed(aBulkJob({ kind, state: 'cancelled' }))).toBe(true);
    expect(hasLapsed(aBulkJob({ kind, state: 'done' }))).toBe(false);
  });

  it('shows its progress when a person cancelled it', () => {
    expect(hasLapsed(aBulkJob({ kind: 'push', state: 'cancelled' }))).toBe(false);
  });
});
