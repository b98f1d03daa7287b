import type { MatchingRule } from '../../contracts/institutions/mapping';
import { findCandidates } from './find-candidates';
import {
  hasSameName,
  matchable,
  matchContact,
  type Matchable,
  type MatchingCandidate,
} from './matching';
import { newContact, newLink } from './new-records';
import { comparedWith, isCreatedBy, isForgone, mayBeMadeBy, openCreate } from './open-creates';
import type { LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactStore, ContactTransaction, NewContact, NewLink } from '../store';

/** The contact that an unknown number belongs to. */
export type Identity =
  /** A create that is being sent, in doubt or not sent yet: its link takes the number. */
  | { kind: 'create'; link: LinkRecord }
  /** A contact of the CRM without a link at this institution. */
  | { kind: 'matched'; link: NewLink }
  /** `double`: contacts with the same values that already have a number there. */
  | {
      kind: 'new';
      link: NewLink;
      contact: NewContact;
      double: { contactDocumentIds: string[]; rule: MatchingRule } | null;
    }
  | { kind: 'ambiguous'; contactDocumentIds: string[]; rule: MatchingRule }
  /** A contact whose create is being sent or in doubt, but with other values. */
  | { kind: 'awaited'; contactDocumentId: string }
  /** The person was erased, and is to stay out. */
  | { kind: 'erased' }
  /** The snapshot contains too little to match it with a create being sent or in doubt. */
  | { kind: 'unclear'; contactDocumentId: string };

/**
 * Identifies numbers without a link: first against creates that are being sent or in doubt (an echo
 * may arrive before the answer), then by the matching rules; the rest become new contacts.
 * Snapshots of one payload see each other's decisions, so that no contact gets two numbers. Takes
 * the lock on new contacts until the transaction ends.
 */
export async function identify(
  unknown: readonly ContactSnapshot[],
  settings: ContactSettings,
  ports: {
    store: ContactStore;
    transaction: ContactTransaction;
    at: Date;
    /** Whether any create of the institution is being sent or in doubt. */
    hasOpenCreates: boolean;
  },
): Promise<Map<string, Identity>> {
  const { store, transaction, at } = ports;
  const identities = new Map<string, Identity>();
  if (unknown.length === 0) return identities;
  await transaction.holdNewContacts();

  const openLinks = ports.hasOpenCreates ? await transaction.openCreates(settings.institution) : [];
  const persons = unknown.map((snapshot) => ({ snapshot, fields: columnsOf(snapshot) }));
  const erased = await areErased(persons, settings, store);
  unknown.forEach(({ contactNumber }, at) => {
    if (erased[at]) identities.set(contactNumber, { kind: 'erased' });
  });
  const others = persons.filter((_person, at) => !erased[at]);
  const subjects = others.map(({ fields, snapshot }) => {
    const { type } = snapshot;
    return { snapshot, type, fields, shown: matchable(type, fields, settings) };
  });
  const candidates: MatchingCandidate[] = await findCandidates(subjects, settings, transaction);
  const linked = new Map(
    (await transaction.linksOfContacts(candidates.map(({ documentId }) => documentId)))
      .filter(
        (link) => link.institution === settings.institution && link.contactDocumentId !== null,
      )
      .map((link) => [link.contactDocumentId, link]),
  );
  const taken = new Set<number | string>();

  for (const { shown, snapshot } of subjects) {
    const identity = identifyOne(snapshot, shown);
    identities.set(snapshot.contactNumber, identity);
    if (identity.kind === 'create') taken.add(identity.link.id);
    if (identity.kind === 'matched' && identity.link.contactDocumentId !== null) {
      taken.add(identity.link.contactDocumentId);
    }
    if (identity.kind === 'new') {
      const { documentId } = identity.contact;
      candidates.push({ documentId, ...shown });
      taken.add(documentId);
    }
  }
  return identities;

  function isFree(documentId: string): boolean {
    const link = linked.get(documentId);
    if (taken.has(documentId)) return false;
    return !link || (link.contactNumber === null && !taken.has(link.id));
  }

  function identifyOne(snapshot: ContactSnapshot, shown: Matchable): Identity {
    const create = openLinks.find((link) => {
      const sending = openCreate(link);
      return !taken.has(link.id) && sending !== null && isCreatedBy(sending, snapshot);
    });
    if (create) return { kind: 'create', link: create };

    const unclear = openLinks.find((link) => {
      const sending = openCreate(link);
      return sending !== null && comparedWith(sending, snapshot) === 'unclear';
    });
    if (unclear?.contactDocumentId) {
      return { kind: 'unclear', contactDocumentId: unclear.contactDocumentId };
    }

    const match = matchContact(settings.matching, shown, candidates, isFree);
    switch (match.kind) {
      case 'several':
        return { ...match, kind: 'ambiguous' };
      case 'one': {
        const { contactDocumentId } = match;
        const link = linked.get(contactDocumentId);
        if (!link) return { kind: 'matched', link: linkFor(snapshot, contactDocumentId) };
        return openCreate(link) ? { kind: 'awaited', contactDocumentId } : { kind: 'create', link };
      }
      case 'none': {
        const namesake = createOfNamesake(snapshot, shown);
        if (namesake !== null) return { kind: 'awaited', contactDocumentId: namesake };
        const contact = newContact(store, snapshot, settings, at);
        const link = linkFor(snapshot, contact.documentId);
        return { kind: 'new', contact, link, double: match.double };
      }
    }
  }

  /** The contact of a create with the same name: S-360 may have created it and changed it since. */
  function createOfNamesake(snapshot: ContactSnapshot, shown: Matchable): string | null {
    if (snapshot.createdAtMs === null) return null;
    const create = openLinks.find((link) => {
      const sending = openCreate(link);
      if (sending === null || taken.has(link.id) || !mayBeMadeBy(sending, snapshot)) return false;
      if (isForgone(link)) return false;
      return hasSameName(matchable(snapshot.type, sending.values, settings), shown);
    });
    return create?.contactDocumentId ?? null;
  }

  function linkFor(snapshot: ContactSnapshot, contactDocumentId: string): NewLink {
    const { contactNumber } = snapshot;
    return newLink(store, settings, { contactDocumentId, contactNumber, at });
  }
}

/** Whether each snapshot shows an erased person. Whoever holds new contacts sees every erasure. */
const areErased = (
  persons: readonly { snapshot: ContactSnapshot; fields: Columns }[],
  settings: ContactSettings,
  { erased }: Pick<ContactStore, 'erased'>,
): Promise<boolean[]> => {
  const { institution, matching: rules } = settings;
  const shown = persons.map(({ fields, snapshot: { contactNumber, createdAtMs, type } }) => ({
    contactNumber,
    createdAtMs,
    type,
    fields,
  }));
  return erased.areErased(shown, { institution, rules, settings });
};

type Columns = Record<string, string | null>;

export const columnsOf = ({ fields }: Pick<ContactSnapshot, 'fields'>): Columns =>
  Object.fromEntries(Object.entries(fields).map(([field, { column }]) => [field, column]));
