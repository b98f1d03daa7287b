import type {
  ConflictSide,
  ContactSyncStatus,
  DecideInDoubt,
  HeldField,
} from '../../../../../server/src/contracts';

/**
 * What the person can ask for in the panel. Each tells the person itself what came of it; the answer
 * only says whether it succeeded, so that a dialog knows whether it may close.
 */
export interface SyncRequests {
  push: (status: ContactSyncStatus) => Promise<boolean>;
  pull: (status: ContactSyncStatus) => Promise<boolean>;
  decideInDoubt: (status: ContactSyncStatus, decision: DecideInDoubt.Request) => Promise<boolean>;
  decideHeld: (status: ContactSyncStatus, held: HeldField, side: ConflictSide) => Promise<boolean>;
  changeConsent: (status: ContactSyncStatus, code: string, allowed: boolean) => Promise<boolean>;
}
