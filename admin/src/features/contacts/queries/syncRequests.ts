import type {
  ChangeConsent,
  ConflictSide,
  ConflictStatus,
  ConsentStatus,
  ContactSyncStatus,
  DecideInDoubt,
  HeldField,
} from '../../../../../server/src/contracts';

/**
 * The user's requests in the panel. Each notifies the user of its result and resolves to whether
 * it succeeded, so that a dialog knows whether to close.
 */
export interface SyncRequests {
  push: (status: ContactSyncStatus) => Promise<boolean>;
  pull: (status: ContactSyncStatus) => Promise<boolean>;
  decideInDoubt: (status: ContactSyncStatus, decision: DecideInDoubt.Request) => Promise<boolean>;
  /** Decides all of these fields, and reports those that cannot be decided with the reasons. */
  decideHeld: (
    status: ContactSyncStatus,
    held: readonly HeldField[],
    side: ConflictSide,
  ) => Promise<boolean>;
  /** Gives a decided conflict the other side's value. */
  reverse: (
    status: ContactSyncStatus,
    conflict: ConflictStatus,
    side: ConflictSide,
  ) => Promise<boolean>;
  changeConsent: (
    status: ContactSyncStatus,
    consent: ConsentStatus,
    change: ChangeConsent.Request,
  ) => Promise<boolean>;
}
