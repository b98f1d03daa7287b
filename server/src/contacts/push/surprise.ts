import { reason, type Reason } from '../../contracts/reasons';
import { afterEvent } from '../model/link-states';
import { numberOfAnother, type OpenMatchReview } from '../model/open-match-review';
import type { LinkRecord, Sending } from '../records';
import type { ContactTransaction } from '../store';

/** A number that the link cannot simply take, and the match reviews to open for it. */
interface Surprise {
  code: string;
  reason: Reason;
  contactNumber: string;
  reviews(at: Date): OpenMatchReview[];
}

/** The failure code of a create that S-360 answered with another contact's number. */
const NUMBER_OF_ANOTHER = 'number-belongs-to-another-contact';

/** Why the link cannot simply take the number that S-360 answered; `null` if it can. */
export async function surpriseIn(
  contactNumber: string | null,
  link: LinkRecord,
  transaction: ContactTransaction,
): Promise<Surprise | null> {
  if (contactNumber === null || contactNumber === link.contactNumber) return null;
  if (link.contactNumber !== null) {
    return {
      code: 'two-numbers',
      contactNumber,
      reviews: () => [],
      reason: reason('underTwoNumbers', { known: link.contactNumber, created: contactNumber }),
    };
  }
  const [owner] = await transaction.linksByNumber(link.institution, [contactNumber]);
  if (!owner || owner.id === link.id) return null;
  return {
    code: NUMBER_OF_ANOTHER,
    contactNumber,
    reviews: (at) => reviewOfOwner(owner, link, contactNumber, at),
    reason: ownedByOther('answeredNumberOfOther', owner, contactNumber),
  };
}

/**
 * The reason that the number is the owner's, whose contact may be gone, or merged into the one that
 * is named.
 */
export const ownedByOther = (
  code: 'answeredNumberOfOther' | 'numberTaken',
  { contactDocumentId, mergedInto }: LinkRecord,
  number: string,
): Reason => {
  const contact = mergedInto ?? contactDocumentId;
  return contact === null
    ? reason('numberWithoutContact', { number })
    : reason(code, { number, contact });
};

/**
 * The match review of whether two contacts are one, because S-360 named the owner's number for the
 * link's contact.
 */
export function reviewOfOwner(
  owner: LinkRecord,
  link: LinkRecord,
  contactNumber: string,
  at: Date,
): OpenMatchReview[] {
  if (owner.contactDocumentId === null || link.contactDocumentId === null) return [];
  return [
    numberOfAnother({
      institution: link.institution,
      contactNumber,
      ownerDocumentId: owner.contactDocumentId,
      contactDocumentId: link.contactDocumentId,
      at,
    }),
  ];
}

/**
 * S-360 has two contacts for one of ours, or one for two: a person decides; nothing is created
 * again.
 */
export function leftToPerson(
  link: LinkRecord,
  sending: Sending,
  { code, contactNumber, reason: why }: Surprise,
  at: Date,
): LinkRecord {
  const since = at.toISOString();
  return afterEvent(link, {
    kind: 'doubted',
    inDoubt: { sending, since, lookups: 0, answeredNumber: contactNumber },
    failure: { code, reason: why, at: since },
    lookUpAt: null,
  });
}
