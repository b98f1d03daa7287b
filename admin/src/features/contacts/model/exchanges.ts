import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Why a push or a pull is not possible; each has its words under `blocked.`. */
export type BlockedReason =
  | 'noPermission'
  | 'sending'
  | 'decideFirst'
  | 'unlinked'
  | 'ended'
  | 'otherSystem'
  | 'noNumber'
  | 'alreadyQueued';

/** `null` if a push is possible. A push without changes is allowed: its result says so. */
export function pushBlockedBy(
  status: ContactSyncStatus,
  mayExchange: boolean,
): BlockedReason | null {
  if (!mayExchange) return 'noPermission';
  if (status.state === 'unlinked' || status.state === 'ended') return status.state;
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.state === 'inDoubt') return 'decideFirst';
  if (status.outgoing === 'sending') return 'sending';
  return null;
}

/** `null` if a pull is possible. */
export function pullBlockedBy(
  status: ContactSyncStatus,
  mayExchange: boolean,
): BlockedReason | null {
  if (!mayExchange) return 'noPermission';
  if (status.state === 'unlinked') return 'unlinked';
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.contactNumber === null) return 'noNumber';
  if (status.needsPull) return 'alreadyQueued';
  return null;
}
