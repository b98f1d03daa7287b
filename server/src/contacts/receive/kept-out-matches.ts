import { readContactItem, type ContactSnapshot } from '../model/mapping/snapshot';
import { findCandidates, searchFor } from './find-candidates';
import { columnsOf } from './identify';
import { documentIdsIn, matchable, matchContact, type MatchingCandidate } from './matching';
import type { ContactRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactTransaction, KeptOutContact } from '../store';

/** A contact of the CRM, stored or about to be. */
type OwnContact = Pick<ContactRecord, 'documentId' | 'type' | 'fields'>;

/** The contact that a kept-out item shows; `null` for one that cannot be read any more. */
export function readKeptOut(body: string, settings: ContactSettings): ContactSnapshot | null {
  try {
    const read = readContactItem(JSON.parse(body), settings);
    return read.kind === 'snapshot' ? read.snapshot : null;
  } catch {
    return null;
  }
}

/**
 * Contacts of the CRM without a link that S-360 has all the same: it has shown them when the CRM did
 * not know them, and they were kept out by their age. Judged as the items will be when they are judged
 * again, so that what is found here is joined there, or asked about where several contacts match.
 * Answers, by contact, what was kept out.
 */
export async function keptOutMatches(
  contacts: readonly OwnContact[],
  settings: ContactSettings,
  transaction: ContactTransaction,
): Promise<Map<string, KeptOutContact[]>> {
  const matches = new Map<string, KeptOutContact[]>();
  const { institution, matching } = settings;
  const found = await transaction.keptOutContacts(institution, searchFor(contacts, settings));
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
  for (const { fields, keptOut, type } of shown) {
    const subject = matchable(type, fields, settings);
    const match = matchContact(matching, subject, candidates, (id) => !numbered.has(id));
    for (const documentId of documentIdsIn(match).filter((id) => own.has(id))) {
      matches.set(documentId, [...(matches.get(documentId) ?? []), keptOut]);
    }
  }
  return matches;
}

/** A number that was linked since is not kept out any more; what the filter keeps out joins nobody. */
async function unlinkedOnes(
  found: readonly KeptOutContact[],
  settings: ContactSettings,
  transaction: ContactTransaction,
) {
  const numbers = found.map(({ contactNumber }) => contactNumber);
  const links = await transaction.linksByNumber(settings.institution, numbers);
  const linked = new Set(links.map(({ contactNumber }) => contactNumber));
  return found.flatMap((keptOut) => {
    const snapshot = readKeptOut(keptOut.body, settings);
    if (snapshot === null || snapshot.filtered || linked.has(keptOut.contactNumber)) return [];
    return [{ keptOut, type: snapshot.type, fields: columnsOf(snapshot) }];
  });
}

/** Also contacts that are not stored yet: a dry run asks for them. */
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
 * Leaves out contacts that S-360 turns out to have: what was kept out of them is judged again, in its
 * turn, and joined. Answers those that are to be created there.
 */
export async function withoutKeptOut<Contact extends OwnContact>(
  contacts: readonly Contact[],
  settings: ContactSettings,
  { at, transaction }: { transaction: ContactTransaction; at: Date },
): Promise<Contact[]> {
  const matches = await keptOutMatches(contacts, settings, transaction);
  if (matches.size === 0) return [...contacts];
  await transaction.judgeAgain(settings.institution, [...matches.values()].flat(), at);
  return contacts.filter(({ documentId }) => !matches.has(documentId));
}
