import { reason, type Reason } from '../../contracts/reasons';
import type { ContactType } from './mapping/mapping';

/**
 * A match review about to be opened: which of these contacts an unknown number belongs to
 * (`match`), or whether these contacts are one (`merge`).
 */
export interface OpenMatchReview {
  kind: 'match' | 'merge';
  institution: string;
  contactNumber: string;
  /** The type that S-360 reports for the number; `null` if it has reported none. */
  contactType: ContactType | null;
  contactDocumentIds: readonly string[];
  reason: Reason;
  noticedAt: Date;
}

/** The match review for a number that S-360 gave to one contact although another one has it. */
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
