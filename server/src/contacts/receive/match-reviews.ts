import { reason, type Reason } from '../../contracts/reasons';
import type { OpenMatchReview } from '../model/open-match-review';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { DecidedIdentity } from './decided';

/** An item waits for this when several contacts match its number: for the number to be linked. */
export const AWAITS_LINK = 'link';

/**
 * Why a number cannot be linked yet. `awaits` is the contact whose create has to be resolved first,
 * or `AWAITS_LINK`.
 */
interface IdentityRefusal {
  reasons: Reason[];
  awaits?: string;
}

/** Why a snapshot is not applied when its contact is unclear; `null` if it can be applied. */
export function refusalBy(identity: DecidedIdentity | undefined): IdentityRefusal | null {
  switch (identity?.kind) {
    case 'ambiguous':
      return { reasons: [severalMatch(identity)], awaits: AWAITS_LINK };
    case 'asked':
      return { reasons: [reason('numberAsked')], awaits: AWAITS_LINK };
    case 'awaited': {
      const { contactDocumentId } = identity;
      return {
        reasons: [reason('createAwaited', { contact: contactDocumentId })],
        awaits: contactDocumentId,
      };
    }
    case 'unclear': {
      const { contactDocumentId } = identity;
      return {
        reasons: [reason('createUnclear', { contact: contactDocumentId })],
        awaits: contactDocumentId,
      };
    }
    case undefined:
    case 'create':
    case 'matched':
    case 'new':
    case 'filtered':
    case 'tooOld':
    case 'erased':
    case 'anonymised':
    case 'nameless':
      return null;
  }
}

function severalMatch({
  contactDocumentIds,
  isDoubtful,
  isMoved,
  rule,
}: Extract<DecidedIdentity, { kind: 'ambiguous' }>): Reason {
  if (isMoved) return reason('movedThere', { rule });
  if (isDoubtful) return reason('maybeOther', { rule });
  return reason('severalMatch', { count: contactDocumentIds.length, rule });
}

/** The match reviews that the identities of one payload require. */
export function matchReviewsIn(
  identities: ReadonlyMap<string, DecidedIdentity>,
  snapshots: readonly ContactSnapshot[],
  { at, institution, created }: { institution: string; at: Date; created: ReadonlySet<string> },
): OpenMatchReview[] {
  const types = new Map(snapshots.map(({ contactNumber, type }) => [contactNumber, type]));
  return [...identities].flatMap(([contactNumber, identity]): OpenMatchReview[] => {
    const asked = {
      institution,
      contactNumber,
      contactType: types.get(contactNumber) ?? null,
      noticedAt: at,
    };
    if (identity.kind === 'ambiguous') {
      const { contactDocumentIds } = identity;
      return [{ ...asked, kind: 'match', contactDocumentIds, reason: severalMatch(identity) }];
    }
    // If another process linked the number first, no contact was created here.
    const isCreated = identity.kind === 'new' && created.has(identity.contact.documentId);
    if (isCreated && identity.double !== null) {
      const { contactDocumentIds, rule } = identity.double;
      return [
        {
          ...asked,
          kind: 'merge',
          contactDocumentIds: [...contactDocumentIds, identity.contact.documentId],
          reason: reason('sameAsOther', { number: contactNumber, rule }),
        },
      ];
    }
    return [];
  });
}
