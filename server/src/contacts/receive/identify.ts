import { firstState } from '../model/link-states';
import { isPlaceholder } from '../model/mapping/canonical';
import { isConsentKey } from '../model/merge/consents';
import { findCandidates } from './find-candidates';
import {
  hasSameName,
  matchable,
  matchContact,
  type Matchable,
  type MatchingCandidate,
  type MatchingRule,
} from './matching';
import { NO_BELONGINGS, type LinkRecord, type Sending } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactStore, ContactTransaction, NewContact, NewLink } from '../store';

/** Whose contact an unknown number is. */
export type Identity =
  /** A create that is out, in doubt or not sent yet: its link takes the number. */
  | { kind: 'create'; link: LinkRecord }
  /** A contact of the CRM that has no link at this institution. */
  | { kind: 'matched'; link: NewLink }
  /** `double`: contacts with a number of their own there that show the same. */
  | {
      kind: 'new';
      link: NewLink;
      contact: NewContact;
      double: { contactDocumentIds: string[]; rule: MatchingRule } | null;
    }
  | { kind: 'ambiguous'; contactDocumentIds: string[]; rule: MatchingRule }
  /** A contact that is being created there, or in doubt, though not with these values. */
  | { kind: 'awaited'; contactDocumentId: string }
  /** Too little is shown to tell whether it is a contact that is being created there, or in doubt. */
  | { kind: 'unclear'; contactDocumentId: string };

/** S-360 may create the contact a moment before our estimate of its clock says that we asked. */
const CREATION_TOLERANCE_MS = 2000;

/** Whether a contact that S-360 shows is of the type that was asked for, and not from before. */
const mayBeMadeBy = (
  { contactType, startedAtMs }: Sending,
  { createdAtMs, type }: ContactSnapshot,
): boolean =>
  contactType === type && (createdAtMs ?? Infinity) >= startedAtMs - CREATION_TOLERANCE_MS;

/**
 * Whether a contact that S-360 shows is what was asked to be created: created since, and equal in
 * every value sent. Where not all of these are shown and none differs, it is `unclear`.
 */
function comparedWith(sending: Sending, snapshot: ContactSnapshot): 'same' | 'other' | 'unclear' {
  const { fields } = snapshot;
  if (!mayBeMadeBy(sending, snapshot)) return 'other';
  const sent = Object.entries(sending.values).filter(([key]) => !isConsentKey(key));
  const shown = sent.filter(([key]) => Object.hasOwn(fields, key));
  if (sent.length === 0 || shown.some(([key, value]) => fields[key]?.canonical !== value))
    return 'other';
  return shown.length === sent.length ? 'same' : 'unclear';
}

/** Whether a contact that S-360 shows is for certain what was asked to be created. */
export const isCreatedBy = (sending: Sending, snapshot: ContactSnapshot): boolean =>
  comparedWith(sending, snapshot) === 'same';

/** The create of a link that S-360 was asked for and that is not settled. */
export function openCreate(link: LinkRecord): Sending | null {
  const sending = link.sending ?? link.inDoubt?.sending ?? null;
  return sending?.kind === 'create' ? sending : null;
}

/** Whether nobody may ever say what became of a create: its contact was deleted, and no answer comes. */
const isForgone = ({ sending, state }: LinkRecord): boolean =>
  state === 'unlinked' && sending === null;

/** A link as it is made, before anything was sent or received through it. */
export function newLink(
  store: ContactStore,
  settings: ContactSettings,
  of: {
    contactDocumentId: string;
    contactNumber: string | null;
    at: Date;
  },
): NewLink {
  const state = firstState(of.contactNumber);
  return {
    documentId: store.newDocumentId(),
    institution: settings.institution,
    contactDocumentId: of.contactDocumentId,
    contactNumber: of.contactNumber,
    mergedInto: null,
    baseUrl: settings.baseUrl,
    state,
    observations: {},
    markedRevision: state === 'pending' ? 1 : 0,
    acknowledgedRevision: 0,
    markedAt: state === 'pending' ? of.at : null,
    lane: 'edit',
    bulkJobId: null,
    sending: null,
    attempts: 0,
    nextAttemptAt: null,
    failure: null,
    pullFailure: null,
    inDoubt: null,
    lastReceived: null,
    lastSent: null,
    warnings: [],
    belongings: NO_BELONGINGS,
  };
}

/** Without what a rule excludes of every contact. */
function newContact(
  store: ContactStore,
  snapshot: ContactSnapshot,
  { ruleOf }: ContactSettings,
  at: Date,
): NewContact {
  const fields = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { canonical, column }]) => [
      field,
      isPlaceholder(canonical) || ruleOf(field).conflict === 'never' ? null : column,
    ]),
  );
  return { documentId: store.newDocumentId(), type: snapshot.type, fields, updatedAt: at };
}

/**
 * Finds out whose numbers these are that no link knows: first the creates that are out or in doubt
 * (an echo may beat the answer), then the matching rules, else new contacts. Snapshots of one
 * payload see each other's decisions, so that two numbers never end on one contact.
 */
export async function identify(
  unknown: readonly ContactSnapshot[],
  settings: ContactSettings,
  ports: {
    store: ContactStore;
    transaction: ContactTransaction;
    at: Date;
    /** Whether a create is out or in doubt there at all. */
    hasOpenCreates: boolean;
  },
): Promise<Map<string, Identity>> {
  const { store, transaction, at } = ports;
  const identities = new Map<string, Identity>();
  if (unknown.length === 0) return identities;
  await transaction.holdNewContacts();

  const openLinks = ports.hasOpenCreates ? await transaction.openCreates(settings.institution) : [];
  const subjects = unknown.map((snapshot) => {
    const { type } = snapshot;
    const fields = columnsOf(snapshot);
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

  /** Made there since it was asked for, and changed there before it was shown here. */
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

/** What a contact's columns would say of a snapshot. */
export const columnsOf = ({
  fields,
}: Pick<ContactSnapshot, 'fields'>): Record<string, string | null> =>
  Object.fromEntries(Object.entries(fields).map(([field, { column }]) => [field, column]));
