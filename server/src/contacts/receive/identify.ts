import type { MatchingRule } from '../../contracts/institutions/mapping';
import { findCandidates } from './find-candidates';
import {
  hasSameName,
  matchable,
  matchContact,
  type Matchable,
  type MatchingCandidate,
} from './matching';
import { ANONYMISED } from '../model/link-states';
import { newContact, newLink } from './new-records';
import { comparedWith, isCreatedBy, isForgone, mayBeMadeBy, openCreate } from './open-creates';
import type { LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactStore, ContactTransaction, NewContact, NewLink } from '../store';

/** The contact that an unknown number belongs to. */
export type Identity =
  /**
   * A create that is being sent, in doubt or not sent yet: its link takes the number. `isMatched`: by
   * a matching rule, not by what was sent.
   */
  | { kind: 'create'; link: LinkRecord; isMatched: boolean }
  /** A contact of the CRM without a link at this institution. */
  | { kind: 'matched'; link: NewLink }
  /** `double`: contacts with the same values that already have a number there. */
  | {
      kind: 'new';
      link: NewLink;
      contact: NewContact;
      double: { contactDocumentIds: string[]; rule: MatchingRule } | null;
    }
  /**
   * `isDoubtful`: the values are the same, but it may be another person of the family. `isMoved`: the
   * number of the contact is gone.
   */
  | {
      kind: 'ambiguous';
      contactDocumentIds: string[];
      rule: MatchingRule;
      isDoubtful: boolean;
      isMoved: boolean;
    }
  /** A contact whose create is being sent or in doubt, but with other values. */
  | { kind: 'awaited'; contactDocumentId: string }
  /** S-360 has made the person anonymous: whose number it was is not asked. */
  | { kind: 'anonymised' }
  /** The person was erased, and is to stay out. */
  | { kind: 'erased' }
  /** The snapshot contains too little to match it with a create being sent or in doubt. */
  | { kind: 'unclear'; contactDocumentId: string };

/**
 * Identifies numbers without a link: first against creates that are being sent or in doubt (an echo
 * may arrive before the answer), then by the matching rules; the rest become new contacts.
 * Takes the lock on new contacts until the transaction ends.
 */
export async function identify(
  shown: readonly ContactSnapshot[],
  settings: ContactSettings,
  ports: {
    store: ContactStore;
    transaction: ContactTransaction;
    at: Date;
    /** Whether any create of the institution is being sent or in doubt. */
    hasOpenCreates: boolean;
  },
): Promise<Map<string, Identity>> {
  const { store, transaction } = ports;
  const { institution } = settings;
  const identities = new Map<string, Identity>(
    shown
      .filter(({ anonymised }) => anonymised)
      .map(({ contactNumber }) => [contactNumber, { kind: 'anonymised' }]),
  );
  const unknown = shown.filter(({ anonymised }) => !anonymised);
  if (unknown.length === 0) return identities;
  await transaction.holdNewContacts();

  const openLinks = ports.hasOpenCreates ? await transaction.openCreates(institution) : [];
  const persons = unknown.map((snapshot) => ({ snapshot, fields: columnsOf(snapshot) }));
  const erased = await areErased(persons, settings, store);
  unknown.forEach(({ contactNumber }, at) => {
    if (erased[at]) identities.set(contactNumber, { kind: 'erased' });
  });
  const subjects = persons
    .filter((_person, at) => !erased[at])
    .map(({ fields, snapshot }) => {
      const { type } = snapshot;
      const { role } = snapshot.belongings;
      return { snapshot, type, fields, shown: { ...matchable(type, fields, settings), role } };
    });
  const candidates = await findCandidates(subjects, settings, transaction);
  const links = await transaction.linksOfContacts(candidates.map(({ documentId }) => documentId));
  const identifyNext = identifier({ openLinks, candidates, links }, settings, ports);
  for (const { shown, snapshot } of subjects)
    identities.set(snapshot.contactNumber, identifyNext(snapshot, shown));
  return identities;
}

/**
 * Identifies the numbers of one payload one after the other: each sees the decisions before it, so
 * that no contact gets two numbers.
 */
function identifier(
  found: {
    /** Links with a create that is being sent or in doubt. */
    openLinks: readonly LinkRecord[];
    candidates: readonly MatchingCandidate[];
    /** Links of the candidates. */
    links: readonly LinkRecord[];
  },
  settings: ContactSettings,
  { at, store }: { at: Date; store: ContactStore },
): (snapshot: ContactSnapshot, shown: Matchable) => Identity {
  const { openLinks } = found;
  const roles = new Map(
    found.links.flatMap(({ belongings: { role }, contactDocumentId }) =>
      role === null ? [] : [[contactDocumentId, role]],
    ),
  );
  const candidates = found.candidates.map((candidate): MatchingCandidate => ({
    ...candidate,
    role: roles.get(candidate.documentId),
  }));
  const linked = new Map(
    found.links.flatMap((link) =>
      link.institution === settings.institution && link.contactDocumentId !== null
        ? [[link.contactDocumentId, link]]
        : [],
    ),
  );
  /** Links that got a number here, and contacts that got a link. */
  const taken = new Set<number | string>();

  return (snapshot, shown) => {
    const identity = byCreate(snapshot) ?? byRules(snapshot, shown);
    if (identity.kind === 'create') taken.add(identity.link.id);
    if (identity.kind === 'matched' && identity.link.contactDocumentId !== null)
      taken.add(identity.link.contactDocumentId);
    if (identity.kind === 'new') {
      const { documentId } = identity.contact;
      candidates.push({ documentId, ...shown });
      taken.add(documentId);
    }
    return identity;
  };

  /** `null` if no create led to the number, as far as the snapshot tells. */
  function byCreate(snapshot: ContactSnapshot): Identity | null {
    const create = openLinks.find((link) => {
      const sending = openCreate(link);
      return (
        !taken.has(link.id) && sending !== null && isCreatedBy(sending, snapshot, settings.mapping)
      );
    });
    if (create) return { kind: 'create', link: create, isMatched: false };
    const unclear = openLinks.find((link) => {
      const sending = openCreate(link);
      return sending !== null && comparedWith(sending, snapshot, settings.mapping) === 'unclear';
    });
    if (!unclear?.contactDocumentId) return null;
    return { kind: 'unclear', contactDocumentId: unclear.contactDocumentId };
  }

  function byRules(snapshot: ContactSnapshot, shown: Matchable): Identity {
    const match = matchContact(settings.matching, shown, candidates, isFree, isGone);
    switch (match.kind) {
      case 'several':
        return { ...match, kind: 'ambiguous', isDoubtful: false, isMoved: false };
      case 'doubtful':
        return { ...match, kind: 'ambiguous', isDoubtful: !match.isMoved };
      case 'one': {
        const { contactDocumentId } = match;
        const link = linked.get(contactDocumentId);
        if (!link) return { kind: 'matched', link: linkFor(snapshot, contactDocumentId) };
        return openCreate(link)
          ? { kind: 'awaited', contactDocumentId }
          : { kind: 'create', link, isMatched: true };
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

  function isFree(documentId: string): boolean {
    const link = linked.get(documentId);
    if (taken.has(documentId)) return false;
    return !link || (link.contactNumber === null && !taken.has(link.id));
  }

  /** Whether S-360 has nobody any more under the contact's number. An anonymous person stays so. */
  function isGone(documentId: string): boolean {
    const link = linked.get(documentId);
    return link?.state === 'ended' && link.failure?.code !== ANONYMISED && !taken.has(documentId);
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
