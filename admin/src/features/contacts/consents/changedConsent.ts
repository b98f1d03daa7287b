import type {
  ChangeConsent,
  ConsentStatus,
  ContactSyncStatus,
} from '../../../../../server/src/contracts';

/** A consent with what it takes to record another answer. */
export interface ChangedConsent {
  documentId: string;
  consent: ConsentStatus;
  institution: ContactSyncStatus['institution'];
  /** Resolves to whether the answer was recorded. */
  onChange: (change: ChangeConsent.Request) => Promise<boolean>;
}
