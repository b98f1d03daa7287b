import { MATCH_REVIEW_FIRST } from '../../../../../server/src/contracts';
import type { ContactSyncStatus } from '../../../../../server/src/contracts';

/**
 * What the failure on a link is about: a push that was refused, one that waits for an answer first,
 * the last attempt of one that is tried again, or a pull. That of a create in doubt stands with it.
 */
export type FailureKind = 'refused' | 'matchReviewFirst' | 'lastAttempt' | 'notRead';

/** As what the failure of a link is shown; `null`: not by itself. */
export function failureKind({ failure, outgoing, state }: ContactSyncStatus): FailureKind | null {
  if (failure === null) return null;
  switch (state) {
    case 'failed':
      return failure.code === MATCH_REVIEW_FIRST ? 'matchReviewFirst' : 'refused';
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
    case 'unlinked':
      return null;
  }
}

/** What waits for a person does not keep back what else is on its way. */
function failureBeside(outgoing: ContactSyncStatus['outgoing']): FailureKind | null {
  switch (outgoing) {
    case 'pending':
      return 'lastAttempt';
    case 'sending':
      return null;
    case null:
      return 'notRead';
  }
}
