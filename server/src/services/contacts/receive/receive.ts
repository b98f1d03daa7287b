import { LostRaceError } from '../../database/failures';
import { crediblyDated } from './credible-date';
import { decided, firstOfEachNumber, type Decided } from './decided';
import { questionsIn, refusalBy } from './questions';
import { identify, openCreate } from './identify';
import { mayBeAlternating } from '../merge/alternation';
import { mergeSnapshot, withConsents, type SnapshotSource } from '../merge/merge-snapshot';
import type { ConsentRecord, LinkRecord } from '../records';
import type { ContactSnapshot } from '../mapping/snapshot';
import { fieldChangeKey, type ContactStore, type ContactTransaction } from '../store';
import {
  writeReceived,
  type ChangedContact,
  type ReceivedFrom,
  type Working,
} from './write-received';

/** What became of one snapshot. */
export type Received =
  | { kind: 'applied' | 'unchanged' | 'superseded'; contactDocumentId: string; created: boolean }
  /**
   * Kept, not applied: its contact was deleted in the CRM, or the link was made with another S-360
   * than this one, whose numbers mean other people.
   */
  | { kind: 'kept' }
  /** Older than the depth of past data: not in the CRM, kept to be let in later. */
  | { kind: 'keptOut' }
  /** The institution's filter keeps it out, and its number is not linked. */
  | { kind: 'filtered' }
  /** `awaits`: the contact whose create has to be settled before this can be judged. */
  | { kind: 'refused'; reasons: string[]; awaits?: string };

export interface ReceiveResult {
  /** In the order of the snapshots given. */
  received: Received[];
  /** Contacts that were created or changed, for events. */
  changedContacts: ChangedContact[];
}

export interface ReceiveRequest extends ReceivedFrom {
  snapshots: readonly ContactSnapshot[];
}

/**
 * Applies snapshots of one institution, in bulk and in one transaction. Each is judged by itself;
 * the same payload applied again changes nothing.
 */
export async function receiveSnapshots(
  given: ReceiveRequest,
  store: ContactStore,
): Promise<ReceiveResult> {
  const { appliedAt } = given.source;
  const snapshots = given.snapshots.map((snapshot) => crediblyDated(snapshot, appliedAt));
  const request = { ...given, snapshots };
  if (request.snapshots.length === 0) return { received: [], changedContacts: [] };
  return store.transaction(async (transaction) => {
    const identities = await linkUnknownNumbers(request, store, transaction);
    const working = await load(request, transaction);
    await insertCreated(request, identities, working, transaction);
    await askAndSettle(request, identities, working, transaction);
    const received = request.snapshots.map((snapshot) =>
      applyOne(snapshot, request, working, identities),
    );
    const changedContacts = await writeReceived(request, working, transaction);
    return { received, changedContacts };
  });
}

/**
 * Makes the links of unknown numbers; answers the identities that were decided. Contacts are locked
 * before any link is written, in the order that all writers keep.
 */
async function linkUnknownNumbers(
  { snapshots, settings, source }: ReceiveRequest,
  store: ContactStore,
  transaction: ContactTransaction,
): Promise<Map<string, Decided>> {
  const firstOfEach = firstOfEachNumber(snapshots);
  const known = await transaction.linksByNumber(settings.institution, [...firstOfEach.keys()]);
  for (const { contactNumber } of known) firstOfEach.delete(contactNumber ?? '');
  const unknown = [...firstOfEach.values()];
  const ports = { store, transaction, at: source.appliedAt };
  const identities = decided(unknown, await identify(unknown, settings, ports), settings);
  const links = [...identities.values()].flatMap((identity) =>
    'link' in identity ? [identity.link] : [],
  );
  const locked = await transaction.lockContacts(
    [...known, ...links].flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
  );
  const existing = new Set(locked.map(({ documentId }) => documentId));
  for (const identity of identities.values()) {
    if (identity.kind === 'matched' && !existing.has(identity.link.contactDocumentId ?? ''))
      throw new LostRaceError('A contact was deleted while a number was being matched to it.');
  }
  await transaction.insertLinks(
    [...identities.values()].flatMap((identity) =>
      identity.kind === 'matched' || identity.kind === 'new' ? [identity.link] : [],
    ),
  );
  await adoptNumbers(identities, transaction);
  return identities;
}

/** Gives the links of creates their numbers; one that moved on since it was read is a lost race. */
async function adoptNumbers(
  identities: ReadonlyMap<string, Decided>,
  transaction: ContactTransaction,
): Promise<void> {
  const adopted = new Map(
    [...identities].flatMap(([contactNumber, identity]) =>
      identity.kind === 'create'
        ? [[identity.link.id, { contactNumber, link: identity.link }]]
        : [],
    ),
  );
  if (adopted.size === 0) return;
  const locked = await transaction.lockLinks([...adopted.keys()]);
  const numbered = locked.map((link) => {
    const adoption = adopted.get(link.id);
    const sameCreate =
      openCreate(link)?.startedAtMs === (adoption && openCreate(adoption.link))?.startedAtMs;
    if (!adoption || link.contactNumber !== null || !sameCreate) {
      throw new LostRaceError('A create was settled while its echo was being applied.');
    }
    return { ...link, contactNumber: adoption.contactNumber };
  });
  await transaction.updateLinks(numbered);
}

/** Reads and locks everything that the snapshots touch: contacts by id, then links by id. */
async function load(
  { snapshots, settings }: ReceiveRequest,
  transaction: ContactTransaction,
): Promise<Working> {
  const numbers = [...new Set(snapshots.map(({ contactNumber }) => contactNumber))];
  const found = await transaction.linksByNumber(settings.institution, numbers);
  const documentIds = found.flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const contacts = await transaction.lockContacts(documentIds);
  const links = await transaction.lockLinks(found.map(({ id }) => id));
  for (const { contactDocumentId } of links) {
    if (contactDocumentId !== null && !documentIds.includes(contactDocumentId))
      throw new LostRaceError('A contact was merged into another while it was being locked.');
  }
  const consents = await transaction.consentsOf(settings.institution, documentIds);
  const localChanges = await transaction.localChangeTimes(
    links
      .filter((link) => link.state !== 'inSync' || mayBeAlternating(link.observations))
      .flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
  );
  const byContact = new Map<string, ConsentRecord[]>();
  for (const consent of consents) {
    byContact.set(consent.contactDocumentId, [
      ...(byContact.get(consent.contactDocumentId) ?? []),
      consent,
    ]);
  }
  return {
    contacts: new Map(contacts.map((contact) => [contact.documentId, contact])),
    links: new Map(
      links.flatMap((link) => (link.contactNumber === null ? [] : [[link.contactNumber, link]])),
    ),
    consents: byContact,
    localChanges,
    created: new Set(),
    original: new Map(contacts.map((contact) => [contact.documentId, contact])),
    consentChanges: new Map(),
    consentsBefore: new Map(),
    conflicts: [],
    pulls: [],
  };
}

/** Stores the contacts of links that were won; a link that another process made first has its own. */
async function insertCreated(
  { settings, source }: ReceiveRequest,
  identities: ReadonlyMap<string, Decided>,
  working: Working,
  transaction: ContactTransaction,
): Promise<void> {
  const won = [...identities.values()].flatMap((identity) => {
    if (identity.kind !== 'new') return [];
    const link = working.links.get(identity.link.contactNumber ?? '');
    return link?.contactDocumentId === identity.contact.documentId ? [identity.contact] : [];
  });
  if (won.length === 0) return;
  await transaction.insertContacts(won);
  for (const contact of await transaction.lockContacts(won.map(({ documentId }) => documentId))) {
    working.contacts.set(contact.documentId, contact);
    working.original.set(contact.documentId, contact);
    working.created.add(contact.documentId);
  }
  await transaction.addHistory(
    won.map(({ documentId }) => ({
      contactDocumentId: documentId,
      field: null,
      oldValue: null,
      newValue: null,
      cause: source.kind,
      causedBy: source.id,
      institution: settings.institution,
      changedAt: source.appliedAt,
    })),
  );
}

/** Writes down what is left to a person; a number that is linked now asks nothing any more. */
async function askAndSettle(
  { settings, snapshots, source }: ReceiveRequest,
  identities: ReadonlyMap<string, Decided>,
  working: Working,
  transaction: ContactTransaction,
): Promise<void> {
  if (identities.size === 0) return;
  const { institution } = settings;
  const linked = [...identities.keys()].filter((number) => working.links.has(number));
  await transaction.settleQuestions(institution, linked, source.appliedAt);
  const { created } = working;
  const at = source.appliedAt;
  await transaction.askQuestions(questionsIn(identities, snapshots, { institution, at, created }));
}

/** A number that a create in doubt, or one that was refused, turned out to have. */
function settleAdopted(link: LinkRecord): LinkRecord {
  if (link.state !== 'inDoubt' && link.state !== 'failed') return link;
  return { ...link, state: 'pending', failure: null, attempts: 0, nextAttemptAt: null };
}

function applyOne(
  snapshot: ContactSnapshot,
  { settings, source }: ReceiveRequest,
  working: Working,
  identities: ReadonlyMap<string, Decided>,
): Received {
  const identity = identities.get(snapshot.contactNumber);
  if (identity?.kind === 'tooOld') return { kind: 'keptOut' };
  if (identity?.kind === 'filtered') return { kind: 'filtered' };
  if (identity?.kind === 'unclear') {
    working.pulls.push({
      institution: settings.institution,
      contactNumber: snapshot.contactNumber,
      lane: 'bulk',
      reason: 'too little was shown of a number that is not known',
    });
  }
  const refusal = refusalBy(identity);
  if (refusal !== null) return { kind: 'refused', ...refusal };
  const link = working.links.get(snapshot.contactNumber);
  if (!link) throw new LostRaceError('A number was linked by another transaction.');
  const contact = link.contactDocumentId ? working.contacts.get(link.contactDocumentId) : undefined;
  const isOfOtherSystem = link.baseUrl !== settings.baseUrl;
  if (!contact || link.state === 'unlinked' || isOfOtherSystem) {
    working.links.set(snapshot.contactNumber, noteKept(link, source));
    return { kind: 'kept' };
  }
  if (contact.type !== snapshot.type) {
    return {
      kind: 'refused',
      reasons: [`the contact is of type ${contact.type} in the CRM, not ${snapshot.type}`],
    };
  }
  const known = working.consents.get(contact.documentId) ?? [];
  const merged = mergeSnapshot({
    contact,
    link: identity?.kind === 'create' ? settleAdopted(link) : link,
    consents: known,
    snapshot,
    source,
    settings,
    localChangedAtMs: (field) =>
      working.localChanges.get(fieldChangeKey(contact.documentId, field)) ?? null,
  });
  const isNew = working.created.has(contact.documentId);
  working.links.set(snapshot.contactNumber, {
    ...merged.link,
    inDoubt: merged.link.state === 'inDoubt' ? merged.link.inDoubt : null,
  });
  working.contacts.set(contact.documentId, {
    ...contact,
    fields: { ...contact.fields, ...merged.changes },
  });
  working.consents.set(contact.documentId, withConsents(known, merged.consents));
  for (const consent of merged.consents) {
    const key = `${consent.contactDocumentId}/${consent.code}`;
    const before = known.find(({ code }) => code === consent.code) ?? null;
    if (!working.consentsBefore.has(key)) working.consentsBefore.set(key, before);
    working.consentChanges.set(key, consent);
  }
  working.conflicts.push(...merged.conflicts);
  if (merged.pullWanted) {
    working.pulls.push({
      institution: settings.institution,
      contactNumber: snapshot.contactNumber,
      lane: 'bulk',
      reason: 'what came differs from what was seen last',
    });
  }
  return {
    kind: isNew ? 'applied' : merged.outcome,
    contactDocumentId: contact.documentId,
    created: isNew,
  };
}

function noteKept(link: LinkRecord, source: SnapshotSource): LinkRecord {
  return {
    ...link,
    lastReceived: { at: source.appliedAt.toISOString(), source: source.kind, changedFields: [] },
  };
}
