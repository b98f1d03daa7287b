import { isPlaceholder } from '../mapping/canonical';
import { completeKeys, matchContact, matchingKeys } from './matching';
import { NO_BELONGINGS, type LinkRecord, type Sending } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactSnapshot } from '../mapping/snapshot';
import type { ContactStore, ContactTransaction, NewContact, NewLink } from '../store';

/** Whose contact an unknown number is. */
export type Identity =
  /** A create that is out, in doubt or not sent yet: its link takes the number. */
  | { kind: 'create'; link: LinkRecord }
  /** A contact of the CRM that has no link at this institution. */
  | { kind: 'matched'; link: NewLink }
  | { kind: 'new'; link: NewLink; contact: NewContact }
  | { kind: 'ambiguous'; contactDocumentIds: string[] }
  /** A contact that is being created there, or in doubt, though not with these values. */
  | { kind: 'awaited'; contactDocumentId: string };

/** S-360 may create the contact a moment before our estimate of its clock says that we asked. */
const CREATION_TOLERANCE_MS = 2000;

/** Whether a contact that S-360 shows can be what was asked to be created. */
export function isCreatedBy(sending: Sending, snapshot: ContactSnapshot): boolean {
  const { createdAtMs } = snapshot;
  if (sending.contactType !== snapshot.type) return false;
  if (createdAtMs !== null && createdAtMs < sending.startedAtMs - CREATION_TOLERANCE_MS)
    return false;
  const sent = Object.entries(sending.values).filter(([key]) =>
    Object.hasOwn(snapshot.fields, key),
  );
  return sent.length > 0 && sent.every(([key, value]) => snapshot.fields[key]?.canonical === value);
}

/** The create of a link that S-360 was asked for and that is not settled. */
export function openCreate(link: LinkRecord): Sending | null {
  const sending = link.sending ?? link.inDoubt?.sending ?? null;
  return sending?.kind === 'create' ? sending : null;
}

/** A link as it is made, before anything was sent or received through it. */
export function newLink(
  store: ContactStore,
  settings: ContactSettings,
  of: {
    contactDocumentId: string;
    contactNumber: string | null;
    state: LinkRecord['state'];
    at: Date;
  },
): NewLink {
  return {
    documentId: store.newDocumentId(),
    institution: settings.institution,
    contactDocumentId: of.contactDocumentId,
    contactNumber: of.contactNumber,
    baseUrl: settings.baseUrl,
    state: of.state,
    observations: {},
    markedRevision: of.state === 'pending' ? 1 : 0,
    acknowledgedRevision: 0,
    markedAt: of.state === 'pending' ? of.at : null,
    lane: 'edit',
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

function newContact(store: ContactStore, snapshot: ContactSnapshot, at: Date): NewContact {
  const fields = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { canonical, column }]) => [
      field,
      isPlaceholder(canonical) ? null : column,
    ]),
  );
  return { documentId: store.newDocumentId(), type: snapshot.type, fields, updatedAt: at };
}

/**
 * Finds out whose numbers these are that no link knows: first the creates that are out or in doubt
 * (an echo may beat the answer), then the matching rule, else new contacts. Snapshots of one
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

  const openLinks = ports.hasOpenCreates ? await transaction.openCreates(settings.institution) : [];
  const candidates = await transaction.contactsByKeys(
    unknown.flatMap((snapshot) => keysOf(snapshot) ?? []),
  );
  const linked = new Map(
    (await transaction.linksOfContacts(candidates.map(({ documentId }) => documentId)))
      .filter(
        (link) => link.institution === settings.institution && link.contactDocumentId !== null,
      )
      .map((link) => [link.contactDocumentId, link]),
  );
  const taken = new Set<number | string>();

  for (const snapshot of unknown) {
    const identity = identifyOne(snapshot);
    identities.set(snapshot.contactNumber, identity);
    if (identity.kind === 'create') taken.add(identity.link.id);
    if (identity.kind === 'matched' && identity.link.contactDocumentId !== null) {
      taken.add(identity.link.contactDocumentId);
    }
  }
  return identities;

  function identifyOne(snapshot: ContactSnapshot): Identity {
    const create = openLinks.find((link) => {
      const sending = openCreate(link);
      return !taken.has(link.id) && sending !== null && isCreatedBy(sending, snapshot);
    });
    if (create) return { kind: 'create', link: create };

    const keys = keysOf(snapshot);
    const isFree = (documentId: string) => {
      const link = linked.get(documentId);
      return (
        !taken.has(documentId) && (!link || (link.contactNumber === null && !taken.has(link.id)))
      );
    };
    const match = keys
      ? matchContact(snapshot.type, keys, candidates, isFree)
      : { kind: 'none' as const };
    switch (match.kind) {
      case 'several':
        return { kind: 'ambiguous', contactDocumentIds: match.contactDocumentIds };
      case 'one': {
        const { contactDocumentId } = match;
        const link = linked.get(contactDocumentId);
        if (!link) return { kind: 'matched', link: linkFor(snapshot, contactDocumentId) };
        return openCreate(link) ? { kind: 'awaited', contactDocumentId } : { kind: 'create', link };
      }
      case 'none': {
        const contact = newContact(store, snapshot, at);
        return { kind: 'new', contact, link: linkFor(snapshot, contact.documentId) };
      }
    }
  }

  function linkFor(snapshot: ContactSnapshot, contactDocumentId: string): NewLink {
    const { contactNumber } = snapshot;
    return newLink(store, settings, { contactDocumentId, contactNumber, state: 'inSync', at });
  }
}

function keysOf(snapshot: ContactSnapshot) {
  const columns = Object.fromEntries(
    Object.entries(snapshot.fields).map(([field, { column }]) => [field, column]),
  );
  return completeKeys(matchingKeys(snapshot.type, columns));
}
