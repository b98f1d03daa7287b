import {
  matchable,
  matchContact,
  type MatchingCandidate,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
} from '../../contacts';
import type { Double } from './push-evaluation';

/** The contacts that an institution already has, or is about to get. */
interface KnownThere {
  /** Contacts that the matching rules may find for an evaluated contact. */
  candidates: readonly MatchingCandidate[];
  linkOf(contactDocumentId: string): LinkRecord | undefined;
  /** Contacts without a link that the institution has or may have. */
  awaited: ReadonlySet<string>;
  /** Pairs that a person has decided are not the same. */
  toldApart: ReadonlySet<string>;
}

/**
 * Keys that another contact must share to count as the same: one per matching rule whose fields are
 * all filled.
 */
export function identitiesOf(contact: ContactRecord, settings: ContactSettings): string[] {
  const subject = matchable(contact.type, contact.fields, settings);
  return settings.matching.flatMap((rule) => {
    const values = rule.map((key) => subject.valueOf(key));
    return values.includes(null) ? [] : [JSON.stringify([contact.type, rule, values])];
  });
}

/** A key for two contacts, regardless of their order. */
export const pairOf = (documentIds: readonly string[]): string => [...documentIds].sort().join('/');

/**
 * The existing contact that an unlinked contact would double if it were created at the institution.
 */
export function doubleOf(
  contact: ContactRecord,
  { awaited, candidates, linkOf, toldApart }: KnownThere,
  settings: ContactSettings,
): Double | null {
  const subject = matchable(contact.type, contact.fields, settings);
  const match = matchContact(settings.matching, subject, candidates, (documentId) => {
    const isOther =
      documentId === contact.documentId || toldApart.has(pairOf([documentId, contact.documentId]));
    if (isOther) return false;
    const link = linkOf(documentId);
    return link === undefined ? awaited.has(documentId) : link.state !== 'unlinked';
  });
  switch (match.kind) {
    case 'none':
      return null;
    case 'one':
      return doubleOf(match.contactDocumentId);
    case 'several':
    case 'doubtful': {
      const found = match.contactDocumentIds.map(doubleOf);
      return found.find(({ contactNumber }) => contactNumber !== null) ?? found[0] ?? null;
    }
  }

  function doubleOf(contactDocumentId: string): Double {
    return { contactDocumentId, contactNumber: linkOf(contactDocumentId)?.contactNumber ?? null };
  }
}
