import { completeKeys, matchContact, matchingKeys } from '../../contacts/receive/matching';
import type { ContactRecord, LinkRecord } from '../../contacts/records';
import type { MatchingContact } from '../../contacts/store';
import type { Double } from './push-judgement';

/** Which contacts of the CRM an institution has already, or is about to get. */
export interface KnownThere {
  /** Contacts that share an e-mail with one of those that are judged. */
  candidates: readonly MatchingContact[];
  /** The links at the institution of these, by contact. */
  linkOf(contactDocumentId: string): LinkRecord | undefined;
  /** Pairs of which a person has said that they are not one. */
  toldApart: ReadonlySet<string>;
}

export const keysOfContact = ({ fields, type }: ContactRecord) =>
  completeKeys(matchingKeys(type, fields));

/** What makes two contacts one for the matching rules; `null` when nothing can. */
export function identityOf(contact: ContactRecord): string | null {
  const keys = keysOfContact(contact);
  return keys && JSON.stringify([contact.type, keys.emailKey, keys.nameKey]);
}

/** Two contacts, in whatever order. */
export const pairOf = (documentIds: readonly string[]): string => [...documentIds].sort().join('/');

/** The contact that a contact without a link would double, were it created at the institution. */
export function doubleOf(
  contact: ContactRecord,
  { candidates, linkOf, toldApart }: KnownThere,
): Double | null {
  const keys = keysOfContact(contact);
  if (keys === null) return null;
  const match = matchContact(contact.type, keys, candidates, (documentId) => {
    const isOther =
      documentId === contact.documentId || toldApart.has(pairOf([documentId, contact.documentId]));
    const link = isOther ? undefined : linkOf(documentId);
    return link !== undefined && link.state !== 'unlinked';
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
