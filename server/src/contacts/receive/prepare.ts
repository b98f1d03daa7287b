import { isAtRest } from '../model/link-states';
import { LostRaceError } from '../../kernel/database/failures';
import { isConsentKey } from '../model/merge/consents';
import { mayBeAlternating } from '../model/merge/alternation';
import { hasDifferences } from '../model/merge/local-value';
import {
  decideIdentities,
  firstOfEachNumber,
  namelessNumbers,
  type DecidedIdentity,
} from './decided';
import { identify } from './identify';
import { openCreate } from './open-creates';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { ContactRecord, LinkRecord } from '../records';
import type { Observations } from '../model/merge/field-observation';
import type { ContactSettings } from '../settings';
import type { ContactStore, ContactTransaction, KnownNumber, KnownNumbers } from '../store';
import { NOT_STORED, newMergeBatch, type ReceivedFrom, type MergeBatch } from './merge-batch';

/**
 * Identifies unknown numbers, then reads and locks everything that the snapshots affect: contacts
 * by id, then links by id, in the order that all writers use.
 * @throws LostRaceError when a link or a contact changed since it was read.
 */
export async function prepare(
  { settings, snapshots, source }: ReceivedFrom & { snapshots: readonly ContactSnapshot[] },
  readBefore: KnownNumbers | undefined,
  store: ContactStore,
  transaction: ContactTransaction,
): Promise<{ identities: Map<string, DecidedIdentity>; batch: MergeBatch }> {
  const unknown = firstOfEachNumber(snapshots);
  const { hasOpenCreates, numbers } =
    readBefore ?? (await transaction.knownNumbers(settings.institution, [...unknown.keys()]));
  const known = numbers.filter(({ contactNumber }) => unknown.has(contactNumber));
  for (const { contactNumber } of known) unknown.delete(contactNumber);
  const firsts = [...unknown.values()];
  const ports = { store, transaction, at: source.appliedAt, hasOpenCreates };
  const found = await identify(firsts, settings, ports);
  const identities = decideIdentities(firsts, found, settings, source.kind);
  await leaveAsked(identities, settings.institution, transaction);
  const own = [
    ...known,
    ...[...identities.values()].flatMap((identity) =>
      identity.kind === 'create' || identity.kind === 'matched' ? [identity.link] : [],
    ),
  ].flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  // If the contact of a number was merged into another one, that one owns the orders of the number.
  const merged = known.flatMap(({ mergedInto }) => mergedInto ?? []);
  const contacts = await transaction.lockContacts([...own, ...merged]);
  refuseDeleted(identities, contacts);
  const locked = await lockKnownLinks(known, own, transaction);
  const links = [
    ...locked.filter(({ institution }) => institution === settings.institution),
    ...(await adoptNumbers(identities, transaction)),
  ];
  const batch = newMergeBatch(contacts, links);
  for (const { contactDocumentId, institution } of locked) {
    if (contactDocumentId !== null && institution !== settings.institution) {
      batch.linkedElsewhere.add(contactDocumentId);
    }
  }
  addNew(identities, batch);
  await readConsents(batch, snapshots, settings.institution, transaction);
  batch.localChanges = await transaction.localChanges([
    ...links.filter(asksForChanges).flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
    ...contradictedContacts(identities, batch, snapshots, settings),
  ]);
  return { identities, batch };
}

/** Whether this link may have a conflict; only then the history of its contact is read. */
const asksForChanges = ({ observations, state }: LinkRecord): boolean =>
  state !== 'inSync' || isNew(observations) || mayBeAlternating(observations);

/** A link that a person has just made exchanged nothing yet: the newer value of each field counts. */
const isNew = (observations: Observations): boolean => Object.keys(observations).length === 0;

/** Contacts that were just matched and differ from their snapshot. */
function contradictedContacts(
  identities: ReadonlyMap<string, DecidedIdentity>,
  batch: MergeBatch,
  snapshots: readonly ContactSnapshot[],
  settings: ContactSettings,
): string[] {
  return snapshots.flatMap((snapshot) => {
    const identity = identities.get(snapshot.contactNumber);
    if (identity?.kind !== 'matched') return [];
    const contact = batch.contacts.get(identity.link.contactDocumentId ?? '');
    return contact && hasDifferences(snapshot, { contact, settings }) ? [contact.documentId] : [];
  });
}

/** A nameless number with an open match review waits for the decision instead of being pulled. */
async function leaveAsked(
  identities: Map<string, DecidedIdentity>,
  institution: string,
  transaction: ContactTransaction,
): Promise<void> {
  const nameless = namelessNumbers(identities);
  if (nameless.length === 0) return;
  for (const number of await transaction.numbersUnderReview(institution, nameless)) {
    identities.set(number, { kind: 'asked' });
  }
}

/** A contact that was deleted or merged into another one during the matching is a lost race. */
function refuseDeleted(
  identities: ReadonlyMap<string, DecidedIdentity>,
  contacts: readonly ContactRecord[],
): void {
  const existing = new Set(contacts.map(({ documentId }) => documentId));
  for (const identity of identities.values()) {
    if (identity.kind === 'matched' && !existing.has(identity.link.contactDocumentId ?? ''))
      throw new LostRaceError('A contact was deleted while a number was being matched to it.');
  }
}

/**
 * Locks the links of known numbers and the links of their contacts to other institutions. It is a
 * lost race if the contact or the number of a link changed meanwhile.
 */
async function lockKnownLinks(
  known: readonly KnownNumber[],
  contactDocumentIds: readonly string[],
  transaction: ContactTransaction,
): Promise<LinkRecord[]> {
  const linkIds = known.map(({ linkId }) => linkId);
  const links = await transaction.lockLinksWith(linkIds, contactDocumentIds);
  const byId = new Map(links.map((link) => [link.id, link]));
  const isAsRead = ({ contactDocumentId, contactNumber, linkId, mergedInto }: KnownNumber) => {
    const link = byId.get(linkId);
    return (
      link?.contactNumber === contactNumber &&
      link.contactDocumentId === contactDocumentId &&
      link.mergedInto === mergedInto
    );
  };
  if (!known.every(isAsRead)) {
    throw new LostRaceError('A link was changed while its snapshot was being applied.');
  }
  return links;
}

/**
 * Gives the links of creates their numbers. A create that changed since it was read is a lost race.
 */
async function adoptNumbers(
  identities: ReadonlyMap<string, DecidedIdentity>,
  transaction: ContactTransaction,
): Promise<LinkRecord[]> {
  const adopted = new Map(
    [...identities].flatMap(([contactNumber, identity]) =>
      identity.kind === 'create'
        ? [[identity.link.id, { contactNumber, link: identity.link }]]
        : [],
    ),
  );
  if (adopted.size === 0) return [];
  const locked = await transaction.lockLinks([...adopted.keys()]);
  const numbered = locked.map((link) => {
    const adoption = adopted.get(link.id);
    const sameCreate =
      openCreate(link)?.startedAtMs === (adoption && openCreate(adoption.link))?.startedAtMs;
    if (!adoption || link.contactNumber !== null || !sameCreate) {
      throw new LostRaceError('A create was resolved while its echo was being applied.');
    }
    return { ...link, contactNumber: adoption.contactNumber };
  });
  await transaction.updateLinks(numbered);
  return numbered;
}

/**
 * Reads consents of contacts whose payload contains one, whose link has observed one, or that may
 * have one to send. A link in sync has none to send.
 */
async function readConsents(
  batch: MergeBatch,
  snapshots: readonly ContactSnapshot[],
  institution: string,
  transaction: ContactTransaction,
): Promise<void> {
  const showing = new Set(
    snapshots.flatMap(({ consents, contactNumber }) =>
      Object.keys(consents).length > 0 ? [contactNumber] : [],
    ),
  );
  const concerned = [...batch.links].flatMap(([contactNumber, link]) =>
    showing.has(contactNumber) ||
    link.id === NOT_STORED ||
    !isAtRest(link) ||
    Object.keys(link.observations).some(isConsentKey)
      ? (link.contactDocumentId ?? [])
      : [],
  );
  const known = concerned.filter((documentId) => !batch.created.has(documentId));
  for (const consent of await transaction.consentsOf(institution, known)) {
    const others = batch.consents.get(consent.contactDocumentId) ?? [];
    batch.consents.set(consent.contactDocumentId, [...others, consent]);
  }
}

/** New links and contacts have no ids until they are stored. */
function addNew(identities: ReadonlyMap<string, DecidedIdentity>, batch: MergeBatch): void {
  for (const [contactNumber, identity] of identities) {
    if (identity.kind === 'matched' || (identity.kind === 'create' && identity.isMatched))
      batch.matched.add(contactNumber);
    if (identity.kind !== 'matched' && identity.kind !== 'new') continue;
    batch.links.set(contactNumber, { id: NOT_STORED, ...identity.link });
    if (identity.kind === 'new') {
      const contact = { id: NOT_STORED, ...identity.contact };
      batch.contacts.set(contact.documentId, contact);
      batch.original.set(contact.documentId, contact);
      batch.created.add(contact.documentId);
    }
  }
}
