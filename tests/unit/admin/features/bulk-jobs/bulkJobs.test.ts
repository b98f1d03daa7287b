import {
  actionsOf,
  advanceOf,
  isOpen,
  bulkJobAuthor,
  namedCounts,
  planOf,
  pushGroups,
  pushRequest,
  waitingFirst,
  wholeCost,
} from '../../../../../admin/src/features/bulk-jobs/bulkJobs';
import type { BulkJobDetails } from '../../../../../server/src/contracts';
import { nextState } from '../../../../../server/src/bulk-jobs/bulk-job-states';
import type { BulkJobEvent } from '../../../../../server/src/bulk-jobs/bulk-job-states';

const KINDS = ['guard', 'push', 'file'] as const;
const STATES = [
  'planned',
  'waiting',
  'running',
  'paused',
  'rejected',
  'cancelled',
  'failed',
  'done',
  'undoing',
  'undoFailed',
  'undone',
] as const;
const BY_PEOPLE = ['approve', 'reject', 'start', 'pause', 'resume', 'cancel', 'undo'] as const;

const aBulkJob = (changes: Partial<BulkJobDetails> = {}): BulkJobDetails => ({
  id: 1,
  kind: 'push',
  state: 'running',
  institution: 'myvenue',
  author: 'admin:1',
  authorName: 'Ada Admin',
  createdAt: '2026-03-01T10:00:00.000Z',
  startedAt: '2026-03-01T10:00:00.000Z',
  endedAt: null,
  total: 1_000,
  processed: 600,
  counts: {},
  failure: null,
  decisions: [],
  costs: [],
  progress: {
    total: 1_000,
    marked: 600,
    sent: 399,
    waiting: 201,
    failed: 0,
    inDoubt: 0,
    perMinute: null,
    expectedEnd: null,
  },
  plan: null,
  undoRefused: [],
  ...changes,
});

describe('the actions that a bulk job offers', () => {
  // A bulk job of each kind is only ever in some of the states; the others are left out.
  const possible = KINDS.flatMap((kind) => STATES.map((state) => ({ kind, state }))).filter(
    ({ kind, state }) => {
      if (state === 'waiting' || state === 'rejected') return kind === 'guard';
      if (['planned', 'undoing', 'undoFailed', 'undone'].includes(state)) return kind === 'file';
      return state !== 'cancelled' || kind !== 'guard';
    },
  );

  it.each(possible)('are those that the server takes: $kind, $state', ({ kind, state }) => {
    const taken = BY_PEOPLE.filter((event: BulkJobEvent) => nextState(kind, state, event) !== null);
    expect([...actionsOf({ kind, state })].sort()).toEqual([...taken].sort());
  });
});

describe('a bulk job', () => {
  it('is open until it has ended or was turned down', () => {
    expect(STATES.filter(isOpen)).toEqual([
      'planned',
      'waiting',
      'running',
      'paused',
      'failed',
      'undoing',
      'undoFailed',
    ]);
  });

  it('that waits for approval stands before the others, and once', () => {
    const waiting = aBulkJob({ id: 3, kind: 'guard', state: 'waiting' });
    const page = [aBulkJob({ id: 5 }), waiting, aBulkJob({ id: 2 })];
    expect(waitingFirst([waiting], page).map(({ id }) => id)).toEqual([3, 5, 2]);
  });

  it('has come as far as contacts are sent, and never to 100 % before the end', () => {
    expect(advanceOf(aBulkJob())).toEqual({ done: 399, total: 1_000, percent: 39, of: 'contacts' });
    const nearly = { ...aBulkJob().progress, sent: 999 };
    expect(advanceOf(aBulkJob({ progress: nearly })).percent).toBe(99);
    expect(advanceOf(aBulkJob({ progress: { ...nearly, total: 0, sent: 0 } })).percent).toBe(0);
  });

  it('of a file has come as far as its lines are read', () => {
    expect(advanceOf(aBulkJob({ kind: 'file' }))).toEqual({
      done: 600,
      total: 1_000,
      percent: 60,
      of: 'lines',
    });
  });

  it('names only what it counted', () => {
    expect(namedCounts({ created: 2, changed: 0, same: 1 })).toEqual([
      ['created', 2],
      ['same', 1],
    ]);
  });
});

describe('what a bulk job costs', () => {
  const cost = { institution: 'myvenue', calls: 40, days: 1, finishedAt: '2026-03-01T12:00:00Z' };

  it('is the calls of all institutions and the days of the slowest', () => {
    expect(wholeCost([cost, { ...cost, institution: 'museum', calls: 2, days: 9 }])).toEqual({
      calls: 42,
      days: 9,
    });
  });

  it('takes forever where one quota never allows it', () => {
    expect(wholeCost([cost, { ...cost, days: null, finishedAt: null }]).days).toBeNull();
  });

  it('is nothing where nothing is to be sent', () => {
    expect(wholeCost([])).toEqual({ calls: 0, days: 0 });
  });
});

describe('who caused a bulk job', () => {
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
  ])('%s is %o', (author, expected) => {
    expect(bulkJobAuthor(author)).toEqual(expected);
  });
});

describe('the request for a push', () => {
  const all = {
    institution: 'museum',
    type: 'all',
    unlinkedOnly: false,
    changedSince: '',
  } as const;

  it('leaves out what was not narrowed', () => {
    expect(pushRequest(all)).toEqual({ institution: 'museum' });
  });

  it('says what was chosen, with the beginning of the day where the person is', () => {
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

describe('what a dry run of a push has counted', () => {
  const request = { institution: 'myvenue', unlinkedOnly: true };
  const plan = { institution: 'myvenue', counts: {}, calls: 3, days: 1, finishedAt: null };

  it('is of the choices that it was made with, and of no others', () => {
    const counted = { request, plan };
    expect(planOf({ ...request }, counted)).toBe(plan);
    expect(planOf({ institution: 'myvenue' }, counted)).toBeNull();
    expect(planOf({ ...request, institution: 'museum' }, counted)).toBeNull();
    expect(planOf(request, null)).toBeNull();
  });
});

describe('the dry run of a push', () => {
  it('is summed up in groups', () => {
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
