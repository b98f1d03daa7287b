import { grouped } from '../../kernel/grouped';
import type { Institution } from '../../institutions';
import { isSentTo } from '../model/merge/fields-to-send';
import { withoutExcluded } from '../receive/excluded-matches';
import { newLink } from '../receive/new-records';
import type { ContactRecord, LinkRecord } from '../records';
import type { ContactStore, ContactTransaction, NewLink } from '../store';

interface LinkingPorts {
  store: ContactStore;
  transaction: ContactTransaction;
  at: Date;
}

/** Institutions that receive only those new contacts of the CRM that pass a filter. */
const institutionsWithFilter = (institutions: readonly Institution[]): Institution[] =>
  institutions.filter(({ contacts, pushNewContacts }) => pushNewContacts && contacts.sends);

/** A link that creates the contact at an institution. */
export function linkToCreate(
  { documentId }: Pick<ContactRecord, 'documentId'>,
  { contacts: settings }: Institution,
  lane: LinkRecord['lane'],
  { at, store }: Pick<LinkingPorts, 'store' | 'at'>,
): NewLink {
  const of = { contactDocumentId: documentId, contactNumber: null, at };
  return { ...newLink(store, settings, of), lane };
}

/**
 * The links that create contacts at an institution. Contacts known to exist there, although they
 * were excluded, get none: they are imported and joined in their turn.
 */
export async function linksToCreate(
  contacts: readonly ContactRecord[],
  institution: Institution,
  lane: LinkRecord['lane'],
  ports: LinkingPorts,
): Promise<NewLink[]> {
  const created = await withoutExcluded(contacts, institution.contacts, ports);
  return created.map((contact) => linkToCreate(contact, institution, lane, ports));
}

/**
 * Links the contacts among these that were created in the CRM, by a person or a file. Contacts that
 * came from S-360 are not created elsewhere.
 */
async function linkOwn(
  candidates: readonly { contact: ContactRecord; institution: Institution }[],
  lane: LinkRecord['lane'],
  ports: LinkingPorts,
): Promise<string[]> {
  if (candidates.length === 0) return [];
  const documentIds = candidates.map(({ contact }) => contact.documentId);
  const own = await ports.transaction.contactsMadeInCrm(documentIds);
  const links: NewLink[] = [];
  for (const [institution, passing] of grouped(candidates, (candidate) => candidate.institution)) {
    const contacts = passing
      .map(({ contact }) => contact)
      .filter(({ documentId }) => own.has(documentId));
    if (contacts.length === 0) continue;
    const inReview = await ports.transaction.contactsUnderReview(institution.code);
    const decided = contacts.filter(({ documentId }) => !inReview.has(documentId));
    links.push(...(await linksToCreate(decided, institution, lane, ports)));
  }
  await ports.transaction.insertLinks(links);
  return [...new Set(links.flatMap(({ contactDocumentId }) => contactDocumentId ?? []))];
}

/**
 * Links contacts that an edit makes pass an institution's filter: they are created there as if they
 * were new. One that is already linked there keeps its link. Call it before the edit is noted: the
 * bulk guard watches the links that the edit marks, and must include these.
 */
export async function linkAfterEdit(
  changes: readonly { before: ContactRecord; after: ContactRecord }[],
  institutions: readonly Institution[],
  ports: LinkingPorts,
): Promise<void> {
  const candidates = institutionsWithFilter(institutions).flatMap((institution) =>
    changes
      .filter(
        ({ after, before }) =>
          !isSentTo(institution.contacts, before) && isSentTo(institution.contacts, after),
      )
      .map(({ after: contact }) => ({ contact, institution })),
  );
  await linkOwn(candidates, 'edit', ports);
}

/**
 * Links contacts that pass a changed filter and have no link yet at the institution. Returns which
 * contacts were linked.
 */
export async function linkAfterFilterChange(
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
  institutions: readonly Institution[],
  ports: LinkingPorts,
): Promise<string[]> {
  const linked = new Set(
    links.map(({ contactDocumentId, institution }) => `${contactDocumentId}@${institution}`),
  );
  const candidates = institutionsWithFilter(institutions).flatMap((institution) =>
    contacts
      .filter(
        (contact) =>
          !linked.has(`${contact.documentId}@${institution.code}`) &&
          isSentTo(institution.contacts, contact),
      )
      .map((contact) => ({ contact, institution })),
  );
  return linkOwn(candidates, 'bulk', ports);
}
