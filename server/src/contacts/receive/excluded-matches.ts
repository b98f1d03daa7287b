import { readContactItem, type ContactSnapshot } from '../model/mapping/snapshot';
import { findCandidates, searchFor } from './find-candidates';
import { columnsOf } from './identify';
import { documentIdsIn, matchable, matchContact, type MatchingCandidate } from './matching';
import type { ContactRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactTransaction, ExcludedContact } from '../store';

/** A contact of the CRM, stored or about to be created. */
type OwnContact = Pick<ContactRecord, 'documentId' | 'type' | 'fields'>;

/** The contact in an excluded item; `null` if the item can no longer be read. */
export function readExcluded(body: string, settings: ContactSettings): ContactSnapshot | null {
  try {
    const read = readContactItem(JSON.parse(body), settings);
    return read.kind === 'snapshot' ? read.snapshot : null;
  } catch {
    return null;
  }
}

/**
 * Finds excluded items that belong to contacts without a link: S-360 sent these contacts before the
 * CRM had them, and they were excluded by age. Uses the same matching as reprocessing, so each
 * match found here is joined there, or becomes a match review if several contacts match. Returns
 * the excluded items by contact.
 */
export async function excludedMatches(
  contacts: readonly OwnContact[],
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<Map<string, ExcludedContact[]>> {
  const matches = new Map<string, ExcludedContact[]>();
  const { institution, matching } = settings;
  const found = await transaction.excludedContacts(institution, searchFor(contacts, settings));
  if (found.length === 0) return matches;
  const shown = await unlinkedOnes(found, settings, transaction);
  const candidates = await candidatesFor(shown, contacts, settings, transaction);
  const documentIds = candidates.map(({ documentId }) => documentId);
  const numbered = new Set(
    (await transaction.linksOfContacts(documentIds))
      .filter((link) => link.institution === institution && link.contactNumber !== null)
      .map(({ contactDocumentId }) => contactDocumentId),
  );
  const own = new Set(contacts.map(({ documentId }) => documentId));
  for (const { fields, excluded, type } of shown) {
    const subject = matchable(type, fields, settings);
    const match = matchContact(matching, subject, candidates, (id) => !numbered.has(id));
    for (const documentId of documentIdsIn(match).filter((id) => own.has(id))) {
      matches.set(documentId, [...(matches.get(documentId) ?? []), excluded]);
    }
  }
  return matches;
}

/** Drops items whose number has been linked since, and filtered ones, which join no contact. */
async function unlinkedOnes(
  found: readonly ExcludedContact[],
  settings: ContactSettings,
  transaction: ContactTransaction,
) {
  const numbers = found.map(({ contactNumber }) => contactNumber);
  const links = await transaction.linksByNumber(settings.institution, numbers);
  const linked = new Set(links.map(({ contactNumber }) => contactNumber));
  return found.flatMap((excluded) => {
    const snapshot = readExcluded(excluded.body, settings);
    if (snapshot === null || snapshot.filtered || linked.has(excluded.contactNumber)) return [];
    return [{ excluded, type: snapshot.type, fields: columnsOf(snapshot) }];
  });
}

/** Includes contacts that are not stored yet, for dry runs. */
async function candidatesFor(
  shown: Parameters<typeof findCandidates>[0],
  contacts: readonly OwnContact[],
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<MatchingCandidate[]> {
  const byDocument = new Map(
    contacts.map(({ documentId, fields, type }): [string, MatchingCandidate] => [
      documentId,
      { documentId, ...matchable(type, fields, settings) },
    ]),
  );
  for (const stored of await findCandidates(shown, settings, transaction)) {
    if (!byDocument.has(stored.documentId)) byDocument.set(stored.documentId, stored);
  }
  return [...byDocument.values()];
}

/**
 * Removes contacts that S-360 turns out to have, and queues their excluded items for reprocessing,
 * which joins them. Returns the contacts to create in S-360.
 */
export async function withoutExcluded<Contact extends OwnContact>(
  contacts: readonly Contact[],
  settings: ContactSettings,
  { at, transaction }: { transaction: ContactTransaction; at: Date },
): Promise<Contact[]> {
  const matches = await excludedMatches(contacts, settings, transaction);
  if (matches.size === 0) return [...contacts];
  await transaction.reprocess(settings.institution, [...matches.values()].flat(), at);
  return contacts.filter(({ documentId }) => !matches.has(documentId));
}
