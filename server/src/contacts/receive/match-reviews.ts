import { reason, type Reason } from '../../contracts/reasons';
import type { OpenMatchReview } from '../model/open-match-review';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { Decided } from './decided';

/** What an item waits for whose number several contacts match: that the number is linked. */
export const AWAITS_LINK = 'link';

/**
 * Why a number cannot be linked yet. `awaits` is the contact whose create has to be settled first, or
 * `AWAITS_LINK`.
 */
export interface IdentityRefusal {
  reasons: Reason[];
  awaits?: string;
}

/** Why a snapshot is not applied, when it is not known whose it is; `null` when it is. */
export function refusalBy(identity: Decided | undefined): IdentityRefusal | null {
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
    case 'nameless':
      return null;
  }
}

function severalMatch({
  contactDocumentIds,
  rule,
}: Extract<Decided, { kind: 'ambiguous' }>): Reason {
  return reason('severalMatch', {
    count: contactDocumentIds.length,
    rule,
    contacts: contactDocumentIds.join(', '),
  });
}

/** What the identities of one payload leave to a person. */
export function matchReviewsIn(
  identities: ReadonlyMap<string, Decided>,
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
    // A number that another process linked first made no contact here.
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
