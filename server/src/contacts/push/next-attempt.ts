import type { WaitingReason } from '../../contracts/contacts/contact-sync';
import type { Gate, PermitWait } from '../../sending';
import type { LinkRecord } from '../records';
import type { Institution } from '../../institutions';

/** A bulk job that holds back pending links. */
export type HoldingBulkJob = Omit<Extract<WaitingReason, { kind: 'bulkJob' }>, 'kind'>;

/** Why no call is free, and until when. */
export interface NoPermit {
  because: PermitWait['because'];
  until: Date;
}

export interface QueuedPull {
  /** `null` if the pull is due. */
  nextAttemptAt: Date | null;
  /** The obstacle to the call; `null` if it may be made. */
  noPermit: NoPermit | null;
  /** The bulk job that holds back a pull with no push after it; `null` if none does. */
  holdingBulkJob: HoldingBulkJob | null;
}

/** The possible obstacles to the next call for a link. */
export interface Obstacles {
  institution: Pick<Institution, 'baseUrl'>;
  now: Date;
  /** The obstacle to the call itself; `null` if it may be made. */
  noPermit: NoPermit | null;
  /** Whether sending to the institution is started, and what a person has paused. */
  gate: Gate;
  /** Whether everything that a save of this type may do is proven at the institution. */
  isProven: boolean;
  /** Whether no remapping of the institution's contacts is under way. */
  isFilled: boolean;
  /** The bulk job that holds back the link; `null` if none does. */
  holdingBulkJob: HoldingBulkJob | null;
  /** The queued pull that precedes the push; `null` if none is queued. */
  pull: QueuedPull | null;
}

/** What the next call for a link waits for, and when it is made. */
export interface NextAttempt {
  waiting: WaitingReason | null;
  /** `null` if no call is due, or an obstacle without a known end comes first. */
  at: Date | null;
  /** Whether a person rejected the bulk job that holds the link back, whatever else it waits for. */
  isRejected: boolean;
}

/** Whether a push or a look-up is made without a person. */
export const hasNextCall = ({ nextAttemptAt, state }: LinkRecord): boolean =>
  state === 'pending' || (state === 'inDoubt' && nextAttemptAt !== null);

const laterOf = (...moments: readonly (Date | null)[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

/** Why the next call for a link cannot be made right now; `null` if it can, or if there is none. */
function waitingReason(link: LinkRecord, obstacles: Obstacles): WaitingReason | null {
  const { gate, holdingBulkJob, institution, isFilled, noPermit } = obstacles;
  if (link.baseUrl !== institution.baseUrl) {
    return {
      kind: 'otherSystem',
      linkedBaseUrl: link.baseUrl,
      configuredBaseUrl: institution.baseUrl,
    };
  }
  if (!hasNextCall(link)) return heldPullReason(obstacles);
  const { state } = gate.trust.status;
  if (state !== 'started') return { kind: state };
  if (gate.paused.sending) return { kind: 'paused' };
  if (!isFilled) return { kind: 'mapping' };
  if (link.state !== 'pending') return permitReason(noPermit);
  if (holdingBulkJob !== null) return { kind: 'bulkJob', ...holdingBulkJob };
  return (
    retryReason(link, obstacles) ??
    pullReason(obstacles) ??
    permitReason(noPermit) ??
    proofReason(obstacles)
  );
}

/**
 * The pull is held back because its delivery named more contacts than may be read without approval.
 */
const heldPullReason = ({ pull }: Obstacles): WaitingReason | null =>
  pull?.holdingBulkJob ? { kind: 'heldPull', ...pull.holdingBulkJob } : null;

/** A save that is not proven waits until the previous one was read back. */
const proofReason = ({ gate, isProven }: Obstacles): WaitingReason | null =>
  gate.trust.awaited !== null && !isProven ? { kind: 'proving' } : null;

/** A failed attempt is retried when it is due and a call is free. */
function retryReason(
  { attempts, nextAttemptAt }: LinkRecord,
  { noPermit, now }: Obstacles,
): WaitingReason | null {
  if (attempts === 0 || nextAttemptAt === null) return null;
  // If the retry is due, the missing permit is the reason.
  if (noPermit !== null && nextAttemptAt <= now) return null;
  const retryAt = laterOf(nextAttemptAt, noPermit?.until ?? null);
  return { kind: 'retry', retryAt: retryAt.toISOString(), attempts };
}

/** A queued pull precedes every push, because its answer may change what to send. */
function pullReason({ gate, now, pull }: Obstacles): WaitingReason | null {
  if (pull === null) return null;
  if (gate.paused.receiving) return { kind: 'pull', pullAt: null };
  const isDue = pull.nextAttemptAt === null || pull.nextAttemptAt <= now;
  return isDue ? null : { kind: 'pull', pullAt: pullAt(pull, now).toISOString() };
}

const pullAt = ({ nextAttemptAt, noPermit }: QueuedPull, now: Date): Date =>
  laterOf(now, nextAttemptAt, noPermit?.until ?? null);

function permitReason(noPermit: NoPermit | null): WaitingReason | null {
  if (noPermit === null) return null;
  return { kind: limitOf(noPermit.because), closedUntil: noPermit.until.toISOString() };
}

function limitOf(because: NoPermit['because']): 'limit' | 'monthLimit' | 'closed' {
  switch (because) {
    case 'closed':
      return 'closed';
    case 'quota':
    case 'kept':
      return 'monthLimit';
    case 'window':
      return 'limit';
  }
}

function atOf(link: LinkRecord, waiting: WaitingReason | null, obstacles: Obstacles): Date | null {
  const { gate, isFilled, now, pull } = obstacles;
  if (!hasNextCall(link)) {
    // Another S-360 would return somebody else under this number.
    const isRead = pull !== null && !gate.paused.receiving && isFilled && waiting === null;
    return isRead ? pullAt(pull, now) : null;
  }
  switch (waiting?.kind) {
    case undefined:
      return laterOf(link.nextAttemptAt, now);
    case 'retry':
      return laterOf(new Date(waiting.retryAt), now);
    case 'pull':
      return waiting.pullAt === null ? null : new Date(waiting.pullAt);
    case 'limit':
    case 'monthLimit':
    case 'closed':
      return laterOf(new Date(waiting.closedUntil), link.nextAttemptAt, now);
    case 'notStarted':
    case 'stopped':
    case 'proving':
    case 'paused':
    case 'mapping':
    case 'bulkJob':
    case 'heldPull':
    case 'otherSystem':
      return null;
  }
}

/**
 * Evaluates what the next call for a link waits for, and when it is made under current conditions.
 */
export function nextAttempt(link: LinkRecord, obstacles: Obstacles): NextAttempt {
  const waiting = waitingReason(link, obstacles);
  const isRejected = obstacles.holdingBulkJob?.bulkJobState === 'rejected';
  return { waiting, at: atOf(link, waiting, obstacles), isRejected };
}
