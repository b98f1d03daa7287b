import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** While something is on its way the person is watching it arrive. */
export const MOVING_INTERVAL_MS = 1_500;
/** While nothing moves only S-360 or a colleague can change what is shown. */
export const RESTING_INTERVAL_MS = 20_000;

/** How soon to look again, so that what moves is seen moving and what rests costs little. */
export function pollingIntervalMs(statuses: readonly ContactSyncStatus[], nowMs: number): number {
  return Math.min(RESTING_INTERVAL_MS, ...statuses.map((status) => intervalOf(status, nowMs)));
}

/** What waits for an approval is not read soon. */
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

/** Something announced for later is looked at when it is due, then as often as what moves. */
function untilDue(dueAt: string | null, nowMs: number): number {
  if (dueAt === null) return RESTING_INTERVAL_MS;
  const dueInMs = Date.parse(dueAt) - nowMs;
  return Math.min(RESTING_INTERVAL_MS, Math.max(MOVING_INTERVAL_MS, dueInMs));
}
