import type { WaitingReason } from '../../contracts/contacts/contact-sync';
import type { Gate, PermitWait } from '../../sending';
import type { LinkRecord } from '../records';
import type { Institution } from '../../institutions';

/** A bulk job that holds back what is pending. */
export type HoldingBulkJob = Omit<Extract<WaitingReason, { kind: 'bulkJob' }>, 'kind'>;

/** No call is free, for this reason and until then. */
export interface NoPermit {
  because: PermitWait['because'];
  until: Date;
}

/** A pull that waits to be made. */
export interface QueuedPull {
  /** `null`: it is due. */
  nextAttemptAt: Date | null;
  /** What stands against the call; `null` when it may be made. */
  noPermit: NoPermit | null;
  /** The bulk job that holds it back where nothing is to be sent after it; `null` when none does. */
  holdingBulkJob: HoldingBulkJob | null;
}

/** What stands against the next call for a link. */
export interface Obstacles {
  institution: Pick<Institution, 'baseUrl'>;
  now: Date;
  /** What stands against the call itself; `null` when it may be made. */
  noPermit: NoPermit | null;
  /** Whether the institution is sent anything, and what a person has paused. */
  gate: Gate;
  /** Whether everything that a save of such a contact may do is proven there. */
  isProven: boolean;
  /** Whether the institution's contacts stand under its mapping. */
  isFilled: boolean;
  /** The bulk job that holds back what is pending; `null` when none does. */
  holdingBulkJob: HoldingBulkJob | null;
  /** The pull that comes before a push; `null` when none is queued. */
  pull: QueuedPull | null;
}

/** What the next call for a link waits for, and when it is made. */
export interface NextAttempt {
  waiting: WaitingReason | null;
  /** `null` where no call is to be made, or something that has no time comes first. */
  at: Date | null;
}

/** Whether a call that changes S-360, or looks for a create, is made without a person. */
export const hasNextCall = ({ nextAttemptAt, state }: LinkRecord): boolean =>
  state === 'pending' || (state === 'inDoubt' && nextAttemptAt !== null);

const laterOf = (...moments: readonly (Date | null)[]): Date =>
  new Date(Math.max(...moments.map((moment) => moment?.getTime() ?? 0)));

/** Why the next call for a link is not made right now; `null` when it goes at once, or there is none. */
export function waitingReason(link: LinkRecord, obstacles: Obstacles): WaitingReason | null {
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

/** One delivery named more than may be read without approval. */
const heldPullReason = ({ pull }: Obstacles): WaitingReason | null =>
  pull?.holdingBulkJob ? { kind: 'heldPull', ...pull.holdingBulkJob } : null;

/** Of what is not proven one save is made, and the next one once it was read back. */
const proofReason = ({ gate, isProven }: Obstacles): WaitingReason | null =>
  gate.trust.awaited !== null && !isProven ? { kind: 'proving' } : null;

/** An attempt that failed is repeated when it is due and a call is free. */
function retryReason(
  { attempts, nextAttemptAt }: LinkRecord,
  { noPermit, now }: Obstacles,
): WaitingReason | null {
  if (attempts === 0 || nextAttemptAt === null) return null;
  // What is due and is not made waits for what stands against it.
  if (noPermit !== null && nextAttemptAt <= now) return null;
  const retryAt = laterOf(nextAttemptAt, noPermit?.until ?? null);
  return { kind: 'retry', retryAt: retryAt.toISOString(), attempts };
}

/** Nothing is sent before a pull that is queued: its answer may change what there is to send. */
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
    // What is read of a contact at another S-360 would be somebody else.
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

/** What the next call for a link waits for, and when it is made as things stand. */
export function nextAttempt(link: LinkRecord, obstacles: Obstacles): NextAttempt {
  const waiting = waitingReason(link, obstacles);
  return { waiting, at: atOf(link, waiting, obstacles) };
}
