import type {
  MatchReviewContact,
  MatchReviewState,
  MergePreview,
  NamedContact,
} from '../../../../server/src/contracts';

/** The states of a match review, those that wait for a person first. */
export const MATCH_REVIEW_STATES: readonly MatchReviewState[] = ['open', 'decided', 'dismissed'];

/** Whether a number may be this contact's: it is there, and has none at the institution yet. */
export function mayBeAnswer({ contactNumber, name }: MatchReviewContact): boolean {
  return name !== null && contactNumber === null;
}

/** Which contact of a pair is kept, and which becomes part of it. */
export interface MergePair {
  keep: NamedContact;
  remove: NamedContact;
}

/** The pair to merge when this contact is to be kept; `null` where fewer than two are left. */
export function mergePair(
  contacts: readonly NamedContact[],
  keptDocumentId: string | null,
): MergePair | null {
  const existing = contacts.filter(({ name }) => name !== null);
  const keep = existing.find(({ documentId }) => documentId === keptDocumentId) ?? existing[0];
  const remove = existing.find((contact) => contact !== keep);
  return keep && remove ? { keep, remove } : null;
}

/** Whether both have a number at one institution, so that one of the numbers must be left unlinked. */
export function hasTwoNumbers({ links }: MergePreview): boolean {
  return links.some(({ outcome }) => outcome === 'twoNumbers');
}

/**
 * Whether the merge can be asked for: nothing stands in its way, or two numbers do and the person
 * has agreed to leave one unlinked. What else may stand in its way then, the server says.
 */
export function mayMerge(preview: MergePreview, leavesUnlinked: boolean): boolean {
  return preview.obstacles.length === 0 || (leavesUnlinked && hasTwoNumbers(preview));
}
