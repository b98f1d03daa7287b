import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Why a push or a pull is not possible; each has its words under `blocked.`. */
export type BlockedReason =
  | 'noPermission'
  | 'unsavedEdits'
  | 'sending'
  | 'decideFirst'
  | 'unlinked'
  | 'otherSystem'
  | 'noNumber'
  | 'alreadyQueued';

/** What decides, besides the state of the link, which exchanges are possible. */
export interface Asking {
  mayExchange: boolean;
  mayDecide: boolean;
  formModified: boolean;
}

/** `null` if a push is possible. A push without changes is allowed: its result says so. */
export function pushBlockedBy(status: ContactSyncStatus, asking: Asking): BlockedReason | null {
  if (!asking.mayExchange) return 'noPermission';
  if (status.state === 'unlinked') return 'unlinked';
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.state === 'inDoubt') return 'decideFirst';
  if (status.outgoing === 'sending') return 'sending';
  // A push sends the saved values, which differ from what the user sees while the form has edits.
  if (asking.formModified) return 'unsavedEdits';
  return null;
}

/**
 * `null` if a pull is possible. Edits in the form do not block it, because a pull leaves them
 * alone.
 */
export function pullBlockedBy(status: ContactSyncStatus, asking: Asking): BlockedReason | null {
  if (!asking.mayExchange) return 'noPermission';
  if (status.state === 'unlinked') return 'unlinked';
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.contactNumber === null) return 'noNumber';
  if (status.needsPull) return 'alreadyQueued';
  return null;
}
