import type { ConsentRecord, ContactRecord, LinkRecord } from '../../contacts/records';
import type { ContactSettings } from '../../contacts/settings';
import type { ContactTransaction } from '../../contacts/store';
import { keptOutMatches } from '../../contacts/receive/kept-out-matches';
import { findCandidates } from '../../contacts/receive/find-candidates';
import { doubleOf, identitiesOf, pairOf } from './doubles';
import { judgeForPush, type JudgementContext, type PushJudgement } from './push-judgement';

/** A contact of a slice, with what the load does with it. */
export interface Judged {
  contact: ContactRecord;
  link: LinkRecord | null;
  judgement: PushJudgement;
}

/**
 * Judges the contacts of a slice. `creates` are the contacts that the load is about to create or to
 * join, by identity: the dry run keeps them from slice to slice, where the run finds their links.
 */
export async function judgeSlice(
  contacts: readonly ContactRecord[],
  context: JudgementContext,
  transaction: ContactTransaction,
  creates: Map<string, string>,
): Promise<Judged[]> {
  const { asked, settings, toldApart } = context;
  const own = await linksAt(settings, contacts, transaction);
  const unlinked = contacts.filter(({ documentId }) => !own.has(documentId));
  const candidates = await findCandidates(unlinked, settings, transaction);
  const there = await linksAt(settings, candidates, transaction);
  const others = candidates.filter(({ documentId }) => !there.has(documentId));
  const keptOut = await keptOutMatches([...unlinked, ...others], settings, transaction);
  const awaited = new Set([...asked, ...keptOut.keys()]);
  const consents = await consentsByContact(settings, contacts, transaction);
  return contacts.map((contact) => {
    const link = own.get(contact.documentId) ?? null;
    const linkOf = (documentId: string) => there.get(documentId);
    const known = { awaited, candidates, toldApart, linkOf };
    const double =
      link === null ? (doubleOf(contact, known, settings) ?? createdBefore(contact)) : null;
    const judged = {
      contact,
      link,
      double,
      consents: consents.get(contact.documentId) ?? [],
      keptOut: keptOut.get(contact.documentId) ?? [],
    };
    const judgement = judgeForPush(judged, context);
    if (judgement.kind === 'create' || judgement.kind === 'keptOut') {
      for (const identity of identitiesOf(contact, settings)) {
        creates.set(identity, contact.documentId);
      }
    }
    return { contact, link, judgement };
  });

  function createdBefore(contact: ContactRecord) {
    const found = identitiesOf(contact, settings).flatMap(
      (identity) => creates.get(identity) ?? [],
    );
    const contactDocumentId = found.find(
      (documentId) => !toldApart.has(pairOf([documentId, contact.documentId])),
    );
    return contactDocumentId === undefined ? null : { contactDocumentId, contactNumber: null };
  }
}

async function linksAt(
  { institution }: ContactSettings,
  contacts: readonly { documentId: string }[],
  transaction: ContactTransaction,
): Promise<Map<string, LinkRecord>> {
  const links = await transaction.linksOfContacts(contacts.map(({ documentId }) => documentId));
  return new Map(
    links
      .filter((link) => link.institution === institution)
      .map((link) => [link.contactDocumentId ?? '', link]),
  );
}

async function consentsByContact(
  { institution }: ContactSettings,
  contacts: readonly ContactRecord[],
  transaction: ContactTransaction,
): Promise<Map<string, ConsentRecord[]>> {
  const documentIds = contacts.map(({ documentId }) => documentId);
  const byContact = new Map<string, ConsentRecord[]>();
  for (const consent of await transaction.consentsOf(institution, documentIds)) {
    const known = byContact.get(consent.contactDocumentId) ?? [];
    byContact.set(consent.contactDocumentId, [...known, consent]);
  }
  return byContact;
}

/** Has what was kept out of contacts of a slice judged again: it is joined to them. */
export async function joinKeptOut(
  judged: readonly Judged[],
  { institution }: ContactSettings,
  { at, transaction }: { transaction: ContactTransaction; at: Date },
): Promise<void> {
  const items = judged.flatMap(({ judgement }) =>
    judgement.kind === 'keptOut' ? judgement.items : [],
  );
  await transaction.judgeAgain(institution, items, at);
}
