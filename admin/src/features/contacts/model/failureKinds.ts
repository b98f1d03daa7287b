import { COMPANIES_NOT_ACCEPTED, MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/**
 * The kind of failure on a link: a refused push, a company that S-360 might not accept, a push that
 * waits for a match review, the last attempt of a push that will be retried, or a pull. A create in
 * doubt shows its own failure.
 */
type FailureKind =
  'refused' | 'companiesNotAccepted' | 'matchReviewFirst' | 'lastAttempt' | 'notRead';

/** How to show the failure of a link; `null` if it is not shown separately. */
export function failureKind({ failure, outgoing, state }: ContactSyncStatus): FailureKind | null {
  if (failure === null) return null;
  switch (state) {
    case 'failed':
      return failure.code === MATCH_REVIEW_FIRST ? 'matchReviewFirst' : 'refused';
    case 'notSent':
      return failure.code === COMPANIES_NOT_ACCEPTED ? 'companiesNotAccepted' : 'lastAttempt';
    case 'pending':
      return 'lastAttempt';
    case 'inSync':
      return 'notRead';
    case 'harmed':
    case 'conflict':
      return failureBeside(outgoing);
    case 'notLinked':
    case 'sending':
    case 'inDoubt':
    case 'ended':
    case 'unlinked':
      return null;
  }
}

/** A decision that waits for a person does not stop other values from being sent. */
function failureBeside(outgoing: ContactSyncStatus['outgoing']): FailureKind | null {
  switch (outgoing) {
    case 'pending':
    case 'notSent':
      return 'lastAttempt';
    case 'sending':
      return null;
    case null:
      return 'notRead';
  }
}
