import type {
  MatchReviewContact,
  MatchReviewStatus,
  MergePreview,
  NamedContact,
} from '../../../../server/src/contracts';

/**
 * Whether the number may belong to this contact: it exists and has no number at the institution
 * yet.
 */
export function mayBeAnswer({ contactNumber, name }: MatchReviewContact): boolean {
  return name !== null && contactNumber === null;
}

export interface MergePair {
  keep: NamedContact;
  remove: NamedContact;
}

/** The pair to merge if this contact is kept; `null` if fewer than two contacts are left. */
export function mergePair(
  contacts: readonly NamedContact[],
  keptDocumentId: string | null,
): MergePair | null {
  const existing = contacts.filter(({ name }) => name !== null);
  const keep = existing.find(({ documentId }) => documentId === keptDocumentId) ?? existing[0];
  const remove = existing.find((contact) => contact !== keep);
  return keep && remove ? { keep, remove } : null;
}

/**
 * The pairs of a merge review: the contact with its number, and each contact that may be the same,
 * by the document id of the latter.
 */
export function pairsToMerge({
  contactNumber,
  contacts,
}: Pick<MatchReviewStatus, 'contactNumber' | 'contacts'>): Map<string, NamedContact[]> {
  const existing = contacts.filter(({ name }) => name !== null);
  const asked = existing.find((one) => one.contactNumber === contactNumber) ?? existing[0];
  const others = existing.filter((one) => one !== asked);
  // In the order of the review, so that the older contact of a pair is proposed to be kept.
  const pairWith = (other: NamedContact) =>
    existing.filter((one) => one === asked || one === other);
  return new Map(others.map((other) => [other.documentId, pairWith(other)]));
}

/**
 * Whether both contacts have a number at one institution, so that one number must stay unlinked.
 */
export function hasTwoNumbers({ links }: MergePreview): boolean {
  return links.some(({ outcome }) => outcome === 'twoNumbers');
}

/**
 * Whether the user may request the merge: there are no obstacles, or there are two numbers and the
 * user has agreed to leave one unlinked. The server reports any other obstacles in that case.
 */
export function mayMerge(preview: MergePreview, leavesUnlinked: boolean): boolean {
  return preview.obstacles.length === 0 || (leavesUnlinked && hasTwoNumbers(preview));
}

/** Fields in which the two contacts differ come first. */
export const differingFirst = (fields: MergePreview['fields']): MergePreview['fields'] => [
  ...fields.filter(({ keep, remove }) => keep !== remove),
  ...fields.filter(({ keep, remove }) => keep === remove),
];
