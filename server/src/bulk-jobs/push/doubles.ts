import {
  matchable,
  matchContact,
  type MatchingCandidate,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
} from '../../contacts';
import type { Double } from './push-evaluation';

/** Which contacts of the CRM an institution has already, or is about to get. */
export interface KnownThere {
  /** Contacts that the matching rules may find for one of those that are evaluated. */
  candidates: readonly MatchingCandidate[];
  /** The links at the institution of these, by contact. */
  linkOf(contactDocumentId: string): LinkRecord | undefined;
  /** Contacts that it has, or may have, though no link says so yet. */
  awaited: ReadonlySet<string>;
  /** Pairs of which a person has said that they are not one. */
  toldApart: ReadonlySet<string>;
}

/** What would make another contact the same one, by each matching rule whose keys are filled. */
export function identitiesOf(contact: ContactRecord, settings: ContactSettings): string[] {
  const subject = matchable(contact.type, contact.fields, settings);
  return settings.matching.flatMap((rule) => {
    const values = rule.map((key) => subject.valueOf(key));
    return values.includes(null) ? [] : [JSON.stringify([contact.type, rule, values])];
  });
}

/** Two contacts, in whatever order. */
export const pairOf = (documentIds: readonly string[]): string => [...documentIds].sort().join('/');

/** The contact that a contact without a link would double, were it created at the institution. */
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
      return there(match.contactDocumentId);
    case 'several': {
      const found = match.contactDocumentIds.map(there);
      return found.find(({ contactNumber }) => contactNumber !== null) ?? found[0] ?? null;
    }
  }

  function there(contactDocumentId: string): Double {
    return { contactDocumentId, contactNumber: linkOf(contactDocumentId)?.contactNumber ?? null };
  }
}
