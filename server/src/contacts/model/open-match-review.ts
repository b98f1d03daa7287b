import { reason, type Reason } from '../../contracts/reasons';
import type { ContactType } from './mapping/mapping';

/**
 * A match review of identity, as it is asked: which of these contacts an unknown number is (`match`),
 * or whether these contacts are one (`merge`). Kept as an open candidate until it is decided.
 */
export interface OpenMatchReview {
  kind: 'match' | 'merge';
  institution: string;
  contactNumber: string;
  /** The type that S-360 shows for the number; `null` where it has shown none. */
  contactType: ContactType | null;
  contactDocumentIds: readonly string[];
  reason: Reason;
  noticedAt: Date;
}

/** S-360 named a number for one contact that is another contact's in the CRM. */
export function numberOfAnother(of: {
  institution: string;
  contactNumber: string;
  ownerDocumentId: string;
  contactDocumentId: string;
  at: Date;
}): OpenMatchReview {
  const { at, contactDocumentId, contactNumber, institution, ownerDocumentId } = of;
  return {
    kind: 'merge',
    institution,
    contactNumber,
    contactType: null,
    contactDocumentIds: [ownerDocumentId, contactDocumentId],
    reason: reason('numberOfOther', {
      contact: contactDocumentId,
      number: contactNumber,
      owner: ownerDocumentId,
    }),
    noticedAt: at,
  };
}
