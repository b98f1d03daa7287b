import { isApiToken, MCP_CLIENT } from '../../../../server/src/contracts';
import type {
  BulkJobCost,
  BulkJobDetails,
  BulkJobKind,
  BulkJobState,
  BulkJobSummary,
  PushContacts,
  BulkPushPlan,
  UndoPlan,
} from '../../../../server/src/contracts';
import type { StateVariant } from '../../shared/components/stateVariant';

/** The color of each state of a bulk job. The state is always written next to it. */
export const BULK_JOB_VARIANTS: Record<BulkJobState, StateVariant> = {
  waiting: 'warning',
  planned: 'neutral',
  running: 'secondary',
  paused: 'neutral',
  failed: 'danger',
  done: 'success',
  rejected: 'neutral',
  cancelled: 'neutral',
  undoing: 'secondary',
  undoFailed: 'danger',
  undone: 'neutral',
};

/** The states in the filter of bulk jobs; those that need a person come first. */
export const STATES_IN_ORDER: readonly BulkJobState[] = [
  'waiting',
  'failed',
  'undoFailed',
  'planned',
  'running',
  'paused',
  'rejected',
  'done',
  'cancelled',
  'undone',
];

export type BulkJobAction = 'approve' | 'reject' | 'start' | 'pause' | 'resume' | 'cancel' | 'undo';

/** The actions that a bulk job's kind and state allow, the usual next step first. */
export function actionsOf({
  kind,
  state,
}: Pick<BulkJobSummary, 'kind' | 'state'>): BulkJobAction[] {
  const stop: BulkJobAction[] = kind === 'guard' || kind === 'pull' ? [] : ['cancel'];
  const undo: BulkJobAction[] = kind === 'file' || kind === 'aiClient' ? ['undo'] : [];
  switch (state) {
    case 'waiting':
      return ['approve', 'reject'];
    case 'rejected':
      return ['approve'];
    case 'planned':
      return ['start', ...stop];
    case 'running':
      return ['pause', ...stop];
    case 'paused':
    case 'failed':
      return ['resume', ...stop, ...undo];
    case 'done':
    case 'cancelled':
      return undo;
    case 'undoFailed':
      return ['resume'];
    case 'undoing':
    case 'undone':
      return [];
  }
}

/** Whether the bulk job is not finished. */
export function isOpen(state: BulkJobState): boolean {
  return !['done', 'rejected', 'cancelled', 'undone'].includes(state);
}

/** Whether the bulk job is making progress that a user may watch. */
export const isMoving = (state: BulkJobState): boolean =>
  state === 'running' || state === 'undoing';

/** Whether the dry run still adds to what the bulk job's own counts say. */
export const differsFromDryRun = (state: BulkJobState): boolean =>
  ['running', 'paused', 'failed', 'cancelled'].includes(state);

export function waitingFirst(
  waiting: readonly BulkJobSummary[],
  page: readonly BulkJobSummary[],
): BulkJobSummary[] {
  return [...waiting, ...page.filter(({ state }) => state !== 'waiting')];
}

type NumberedAuthor = 'user' | 'apiToken' | 'mcp' | 'bulkJob' | 'delivery';

/** Who caused a bulk job; `known` holds the server's text if the author is none of these. */
type BulkJobAuthor =
  | { kind: NumberedAuthor; id: string }
  | { kind: 'sweep' | 'nobody' }
  | { kind: 'known'; name: string };

/** Who caused a bulk job or decided about it. */
export function bulkJobAuthor(author: string | null): BulkJobAuthor {
  if (author === null) return { kind: 'nobody' };
  if (author === 'sweep') return { kind: 'sweep' };
  const [prefix = '', id = ''] = author.split(':');
  const kind = kindOf(author, prefix);
  return kind === null || id === '' ? { kind: 'known', name: author } : { kind, id };
}

function kindOf(author: string, prefix: string): NumberedAuthor | null {
  if (isApiToken(author)) return 'apiToken';
  if (prefix === 'admin') return 'user';
  if (prefix === MCP_CLIENT) return prefix;
  return prefix === 'bulkJob' || prefix === 'delivery' ? prefix : null;
}

interface WholeCost {
  calls: number;
  /** `null` if there are no calls, or if the quota never allows them. */
  finishedAt: string | null;
}

const COST = { toCome: 'bulkJob.cost', rejected: 'bulkJob.cost.rejected' } as const;
const READING_COST = {
  toCome: 'bulkJob.cost.read',
  rejected: 'bulkJob.cost.read.rejected',
} as const;

/** How the cost at an institution is named. A rejected bulk job makes no call, so it has no end. */
export function costShown({ kind, state }: Pick<BulkJobSummary, 'kind' | 'state'>) {
  const names = kind === 'pull' ? READING_COST : COST;
  const isToCome = state !== 'rejected';
  return { name: isToCome ? names.toCome : names.rejected, hasEnd: isToCome };
}

/** The calls at all institutions, and when the slowest institution is done. */
export function wholeCost(costs: readonly BulkJobCost[]): WholeCost {
  const calls = costs.reduce((sum, cost) => sum + cost.calls, 0);
  const ends = costs.map(({ finishedAt }) => finishedAt).filter((end) => end !== null);
  const last = ends.length < costs.length ? null : (ends.sort().at(-1) ?? null);
  return { calls, finishedAt: last };
}

/**
 * Whether it ended because nothing was left of what it held. That may have been taken back unsent, so
 * it is no progress.
 */
export const hasLapsed = ({ kind, state }: Pick<BulkJobSummary, 'kind' | 'state'>): boolean =>
  (kind === 'guard' || kind === 'pull') && state === 'cancelled';

/** How many contacts were sent before an undo took back the rest, which ended the bulk job. */
export const sentBeforeUndo = (
  job: Pick<BulkJobDetails, 'counts' | 'kind' | 'progress' | 'state'>,
): number =>
  // Without that count, `sent` includes what was never sent.
  hasLapsed(job) && (job.counts.takenBack ?? 0) > 0 ? job.progress.sent : 0;

interface Advance {
  done: number;
  total: number;
  percent: number;
  /** The unit: contacts sent, lines of a file, or reads from S-360. */
  of: 'contacts' | 'lines' | 'reads';
}

/** What the total of each kind of bulk job counts. */
export const COUNTED: Record<BulkJobKind, Advance['of']> = {
  guard: 'contacts',
  push: 'contacts',
  file: 'lines',
  pull: 'reads',
  aiClient: 'contacts',
};

/** The progress of a bulk job. A file counts lines; other bulk jobs count contacts or reads. */
export function advanceOf({ kind, processed, progress, total }: BulkJobDetails): Advance {
  const counted =
    kind === 'file' ? { done: processed, total } : { done: progress.sent, total: progress.total };
  // Rounded down, so that 100 % means that nothing is left.
  const percent =
    counted.total === 0
      ? 0
      : Math.floor((Math.min(counted.done, counted.total) / counted.total) * 100);
  return { ...counted, percent, of: COUNTED[kind] };
}

/** The counts of a finished bulk job that its progress names already. */
const IN_PROGRESS: readonly string[] = ['sent', 'failed', 'inDoubt'];

/** The counts above zero, in the server's order. */
export function namedCounts(counts: Readonly<Record<string, number>>): [string, number][] {
  return Object.entries(counts).filter(([name, count]) => count > 0 && !IN_PROGRESS.includes(name));
}

/** What an undo would restore, delete and leave, without what does not occur. */
export function undoGroups({ deleted, left, restored }: UndoPlan): [UndoGroup, number][] {
  const groups: [UndoGroup, number][] = [
    ['restored', restored],
    ['deleted', deleted],
    ['changedSince', left.changedSince],
    ['knownAtS360', left.knownAtS360],
    ['inUse', left.inUse],
    ['gone', left.gone],
  ];
  return groups.filter(([, count]) => count > 0);
}

/** What a bulk job still has to send, and whether it is paused; `null` if it sends nothing. */
export function sendingBy({
  progress: { waiting },
  state,
}: Pick<BulkJobDetails, 'progress' | 'state'>): { waiting: number; isPaused: boolean } | null {
  if (waiting === 0 || !['running', 'paused'].includes(state)) return null;
  return { waiting, isPaused: state === 'paused' };
}

type UndoGroup = 'restored' | 'deleted' | keyof UndoPlan['left'];

export interface PushChoices {
  institution: string;
  type: 'all' | 'individual' | 'structure';
  unlinkedOnly: boolean;
  /** `YYYY-MM-DD` in the user's time zone; empty for all contacts. */
  changedSince: string;
}

export function pushRequest(choices: PushChoices): PushContacts.Request {
  const { changedSince, institution, type, unlinkedOnly } = choices;
  return {
    institution,
    ...(type !== 'all' && { type }),
    ...(unlinkedOnly && { unlinkedOnly }),
    ...(changedSince !== '' && {
      updatedSince: new Date(`${changedSince}T00:00:00`).toISOString(),
    }),
  };
}

export interface CountedPush {
  request: PushContacts.Request;
  plan: BulkPushPlan;
}

/** The dry run of the current request; `null` if the last dry run was for another one. */
export function planOf(
  request: PushContacts.Request,
  counted: CountedPush | null,
): BulkPushPlan | null {
  const isSame = counted && JSON.stringify(counted.request) === JSON.stringify(request);
  return isSame ? counted.plan : null;
}

/** The counts of a push's dry run, in the groups that the panel shows. */
const PUSH_GROUPS = {
  created: ['createdIndividuals', 'createdStructures'],
  changed: ['changedIndividuals', 'changedStructures'],
  doubles: ['doubles'],
  excluded: ['excluded'],
  unchanged: ['unchanged', 'underWay'],
  held: ['heldConflict', 'heldBulkJob', 'heldFailed', 'heldInDoubt', 'heldMatchReview'],
  notSendable: ['noName', 'filtered', 'companiesNotAccepted', 'otherSystem', 'unlinked'],
} as const;

type PushGroup = keyof typeof PUSH_GROUPS;

export function pushGroups(counts: Readonly<Record<string, number>>): [PushGroup, number][] {
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + (counts[name] ?? 0), 0);
  return [
    ['created', sum(PUSH_GROUPS.created)],
    ['changed', sum(PUSH_GROUPS.changed)],
    ['doubles', sum(PUSH_GROUPS.doubles)],
    ['excluded', sum(PUSH_GROUPS.excluded)],
    ['unchanged', sum(PUSH_GROUPS.unchanged)],
    ['held', sum(PUSH_GROUPS.held)],
    ['notSendable', sum(PUSH_GROUPS.notSendable)],
  ];
}
