import {
  type ConsentRecord,
  type ContactRecord,
  type LinkRecord,
  type ContactSettings,
  type ContactTransaction,
  excludedMatches,
  findCandidates,
} from '../../contacts';
import { doubleOf, identitiesOf, pairOf } from './doubles';
import { evaluateForPush, type EvaluationContext, type PushEvaluation } from './push-evaluation';

export interface Evaluated {
  contact: ContactRecord;
  link: LinkRecord | null;
  evaluation: PushEvaluation;
}

/**
 * Evaluates the contacts of a slice. `creates` maps identities to the contacts that the bulk job is
 * about to create or join: the dry run keeps it across slices, while the run finds their links.
 */
export async function evaluateSlice(
  contacts: readonly ContactRecord[],
  context: EvaluationContext,
  transaction: ContactTransaction,
  creates: Map<string, string>,
): Promise<Evaluated[]> {
  const { asked, settings, toldApart } = context;
  const own = await linksAt(settings, contacts, transaction);
  const unlinked = contacts.filter(({ documentId }) => !own.has(documentId));
  const candidates = await findCandidates(unlinked, settings, transaction);
  const there = await linksAt(settings, candidates, transaction);
  const others = candidates.filter(({ documentId }) => !there.has(documentId));
  const excluded = await excludedMatches([...unlinked, ...others], settings, transaction);
  const awaited = new Set([...asked, ...excluded.keys()]);
  const consents = await consentsByContact(settings, contacts, transaction);
  return contacts.map((contact) => {
    const link = own.get(contact.documentId) ?? null;
    const linkOf = (documentId: string) => there.get(documentId);
    const known = { awaited, candidates, toldApart, linkOf };
    const double =
      link === null ? (doubleOf(contact, known, settings) ?? createdBefore(contact)) : null;
    const evaluated = {
      contact,
      link,
      double,
      consents: consents.get(contact.documentId) ?? [],
      excluded: excluded.get(contact.documentId) ?? [],
    };
    const evaluation = evaluateForPush(evaluated, context);
    if (evaluation.kind === 'create' || evaluation.kind === 'excluded') {
      for (const identity of identitiesOf(contact, settings)) {
        creates.set(identity, contact.documentId);
      }
    }
    return { contact, link, evaluation };
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

/** Has the matching excluded items reprocessed, which joins them to the contacts. */
export async function joinExcluded(
  evaluated: readonly Evaluated[],
  { institution }: ContactSettings,
  { at, transaction }: { transaction: ContactTransaction; at: Date },
): Promise<void> {
  const items = evaluated.flatMap(({ evaluation }) =>
    evaluation.kind === 'excluded' ? evaluation.items : [],
  );
  await transaction.reprocess(institution, items, at);
}
