import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Something is on its way and the user is watching it arrive. */
export const MOVING_INTERVAL_MS = 1_500;
/** Nothing is on its way: only S-360 or a colleague can change the status. */
export const RESTING_INTERVAL_MS = 20_000;

/**
 * The time until the next read: short while something is on its way, so that reads are rare
 * otherwise.
 */
export function pollingIntervalMs(statuses: readonly ContactSyncStatus[], nowMs: number): number {
  return Math.min(RESTING_INTERVAL_MS, ...statuses.map((status) => intervalOf(status, nowMs)));
}

/** A pull that waits for an approval will not happen soon. */
const isBeingRead = ({ needsPull, waiting }: ContactSyncStatus): boolean =>
  needsPull && waiting?.kind !== 'heldPull';

function intervalOf(status: ContactSyncStatus, nowMs: number): number {
  if (status.outgoing === 'sending' || isBeingRead(status)) return MOVING_INTERVAL_MS;
  if (status.state === 'inDoubt') {
    return untilDue(status.inDoubt?.nextLookupAt ?? null, nowMs);
  }
  if (status.outgoing !== 'pending') return RESTING_INTERVAL_MS;
  switch (status.waiting?.kind) {
    case undefined:
    case 'proving':
      return MOVING_INTERVAL_MS;
    case 'retry':
      return untilDue(status.waiting.retryAt, nowMs);
    case 'limit':
    case 'monthLimit':
    case 'closed':
      return untilDue(status.waiting.closedUntil, nowMs);
    case 'pull':
      return untilDue(status.waiting.pullAt, nowMs);
    case 'notStarted':
    case 'stopped':
    case 'paused':
    case 'mapping':
    case 'bulkJob':
    case 'heldPull':
    case 'otherSystem':
      return RESTING_INTERVAL_MS;
  }
}

/** An announced event is checked when it is due, and then as often as something on its way. */
function untilDue(dueAt: string | null, nowMs: number): number {
  if (dueAt === null) return RESTING_INTERVAL_MS;
  const dueInMs = Date.parse(dueAt) - nowMs;
  return Math.min(RESTING_INTERVAL_MS, Math.max(MOVING_INTERVAL_MS, dueInMs));
}
