import type { Reason } from './reason';

/** Why an exchange failed: S-360's refusal, a network failure, an unreadable answer. */
export interface SyncFailure {
  /** S-360's business code (`statusDetail`) or the kind of technical error. */
  code: string;
  reason: Reason;
  at: string;
}

/** An unusual value in what S-360 sent, which is stored as received. */
export interface SyncWarning {
  field: string;
  reason: Reason;
}
