import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/** Why a push or a pull cannot be asked for; each has its words under `blocked.`. */
export type BlockedReason =
  | 'noPermission'
  | 'unsavedEdits'
  | 'sending'
  | 'decideFirst'
  | 'unlinked'
  | 'otherSystem'
  | 'noNumber'
  | 'alreadyQueued';

/** What decides, beside the state of the link, what a person can ask for. */
export interface Asking {
  mayExchange: boolean;
  /** Whether the person may decide conflicts. */
  mayDecide: boolean;
  formModified: boolean;
}

/** `null` when a push can be asked for. One that finds nothing to send is allowed: it says so. */
export function pushBlockedBy(status: ContactSyncStatus, asking: Asking): BlockedReason | null {
  if (!asking.mayExchange) return 'noPermission';
  if (status.state === 'unlinked') return 'unlinked';
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.state === 'inDoubt') return 'decideFirst';
  if (status.outgoing === 'sending') return 'sending';
  // A push sends what is saved: with edits still in the form it would not send what is seen.
  if (asking.formModified) return 'unsavedEdits';
  return null;
}

/** `null` when a pull can be asked for. Edits in the form are no obstacle: a pull keeps them. */
export function pullBlockedBy(status: ContactSyncStatus, asking: Asking): BlockedReason | null {
  if (!asking.mayExchange) return 'noPermission';
  if (status.state === 'unlinked') return 'unlinked';
  if (status.waiting?.kind === 'otherSystem') return 'otherSystem';
  if (status.contactNumber === null) return 'noNumber';
  if (status.needsPull) return 'alreadyQueued';
  return null;
}
