import type { Reason } from './reason';

/** Why something did not succeed: S-360's refusal, a network failure, an unreadable answer. */
export interface SyncFailure {
  /** S-360's business code (`statusDetail`) or the kind of technical error. */
  code: string;
  reason: Reason;
  at: string;
}

/** Something odd in what S-360 sent, kept as it came. */
export interface SyncWarning {
  field: string;
  reason: Reason;
}
