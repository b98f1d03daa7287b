import { LostRaceError } from '../../database/failures';
import { identify, openCreate, type Identity } from './identify';
import type { ContactSnapshot } from '../mapping/snapshot';
import type { ContactRecord, LinkRecord } from '../records';
import type { ContactStore, ContactTransaction, KnownNumber, KnownNumbers } from '../store';
import { NOT_STORED, workingOn, type ReceivedFrom, type Working } from './write-received';

/**
 * Decides whose the unknown numbers are, then reads and locks everything that the snapshots touch:
 * contacts by id, then links by id, in the order that all writers keep.
 */
export async function prepare(
  { settings, snapshots, source }: ReceivedFrom & { snapshots: readonly ContactSnapshot[] },
  readBefore: KnownNumbers | undefined,
  store: ContactStore,
  transaction: ContactTransaction,
): Promise<{ identities: Map<string, Identity>; working: Working }> {
  const unknown = new Map<string, ContactSnapshot>();
  for (const snapshot of snapshots) {
    if (!unknown.has(snapshot.contactNumber)) unknown.set(snapshot.contactNumber, snapshot);
  }
  const { hasOpenCreates, numbers } =
    readBefore ?? (await transaction.knownNumbers(settings.institution, [...unknown.keys()]));
  const known = numbers.filter(({ contactNumber }) => unknown.has(contactNumber));
  for (const { contactNumber } of known) unknown.delete(contactNumber);
  const identities = await identify([...unknown.values()], settings, {
    store,
    transaction,
    at: source.appliedAt,
    hasOpenCreates,
  });
  const contactsToLock = [
    ...known,
    ...[...identities.values()].flatMap((identity) =>
      identity.kind === 'create' || identity.kind === 'matched' ? [identity.link] : [],
    ),
  ].flatMap(({ contactDocumentId }) => contactDocumentId ?? []);
  const contacts = await transaction.lockContacts(contactsToLock);
  const links = await lockKnownLinks(known, transaction);
  links.push(...(await adoptNumbers(identities, transaction)));
  const working = workingOn(contacts, links);
  await readBeside(working, contacts, links, settings.institution, transaction);
  addNew(identities, working);
  return { identities, working };
}

/** Locks the links of known numbers; one that got another number or contact is a lost race. */
async function lockKnownLinks(
  known: readonly KnownNumber[],
  transaction: ContactTransaction,
): Promise<LinkRecord[]> {
  const asRead = new Map(known.map((number) => [number.linkId, number]));
  const links = await transaction.lockLinks([...asRead.keys()]);
  const isAsRead = ({ contactDocumentId, contactNumber, id }: LinkRecord) =>
    asRead.get(id)?.contactNumber === contactNumber &&
    asRead.get(id)?.contactDocumentId === contactDocumentId;
  if (links.length < asRead.size || !links.every(isAsRead)) {
    throw new LostRaceError('A link was changed while its snapshot was being applied.');
  }
  return links;
}

/** Gives the links of creates their numbers; one that moved on since it was read is a lost race. */
async function adoptNumbers(
  identities: ReadonlyMap<string, Identity>,
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
      throw new LostRaceError('A create was settled while its echo was being applied.');
    }
    return { ...link, contactNumber: adoption.contactNumber };
  });
  await transaction.updateLinks(numbered);
  return numbered;
}

/** What else the merge has to know of contacts that were there already. */
async function readBeside(
  working: Working,
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
  institution: string,
  transaction: ContactTransaction,
): Promise<void> {
  const documentIds = contacts.map(({ documentId }) => documentId);
  for (const consent of await transaction.consentsOf(institution, documentIds)) {
    const { contactDocumentId } = consent;
    const others = working.consents.get(contactDocumentId) ?? [];
    working.consents.set(contactDocumentId, [...others, consent]);
  }
  working.localChanges = await transaction.localChangeTimes(
    links
      .filter((link) => link.state !== 'inSync')
      .flatMap(({ contactDocumentId }) => contactDocumentId ?? []),
  );
}

/** Links of unknown numbers, and contacts made for them, have no ids until they are stored. */
function addNew(identities: ReadonlyMap<string, Identity>, working: Working): void {
  for (const [contactNumber, identity] of identities) {
    if (identity.kind !== 'matched' && identity.kind !== 'new') continue;
    working.links.set(contactNumber, { ...identity.link, id: NOT_STORED });
    if (identity.kind === 'new') {
      const contact = { ...identity.contact, id: NOT_STORED };
      working.contacts.set(contact.documentId, contact);
      working.original.set(contact.documentId, contact);
      working.created.add(contact.documentId);
    }
  }
}
