import { folded, isPlaceholder } from '../mapping/canonical';
import type { ContactType } from '../mapping/mapping';
import type { MatchingContact, MatchingKeys } from '../store';

/** The keys under which a contact is found: e-mail and last name (or company name), folded. */
export function matchingKeys(
  type: ContactType,
  fields: Record<string, string | null | undefined>,
): { emailKey: string | null; nameKey: string | null } {
  return {
    emailKey: keyOf(fields.email),
    nameKey: keyOf(type === 'individual' ? fields.lastName : fields.structureName),
  };
}

/** A placeholder is nobody's name. */
function keyOf(value: string | null | undefined): string | null {
  return isPlaceholder(value?.trim() ?? null) ? null : folded(value);
}

/** Both keys, or `null`: half a key matches nobody. */
export function completeKeys(keys: {
  emailKey: string | null;
  nameKey: string | null;
}): MatchingKeys | null {
  const { emailKey, nameKey } = keys;
  return emailKey === null || nameKey === null ? null : { emailKey, nameKey };
}

export type Match =
  | { kind: 'none' }
  | { kind: 'one'; contactDocumentId: string }
  | { kind: 'several'; contactDocumentIds: string[] };

/**
 * The default matching rule: same type, e-mail and name, without case and accents, among contacts
 * that have no link at the institution yet. Several candidates are a person's decision.
 */
export function matchContact(
  type: ContactType,
  keys: MatchingKeys,
  candidates: readonly MatchingContact[],
  isFree: (contactDocumentId: string) => boolean,
): Match {
  const matching = candidates
    .filter((candidate) => candidate.type === type)
    .filter(({ emailKey, nameKey }) => emailKey === keys.emailKey && nameKey === keys.nameKey)
    .map((candidate) => candidate.documentId)
    .filter(isFree);
  const [first, ...others] = matching;
  if (first === undefined) return { kind: 'none' };
  return others.length === 0
    ? { kind: 'one', contactDocumentId: first }
    : { kind: 'several', contactDocumentIds: matching };
}
