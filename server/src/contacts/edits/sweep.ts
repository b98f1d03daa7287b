import { isAtRest } from '../model/link-states';
import { fieldsToSend } from '../model/merge/fields-to-send';
import type { Institution } from '../../institutions';
import type { ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { Clock, ContactStore, ContactTransaction } from '../store';
import type { BulkGuard } from '../../sending';
import { linkAfterFilterChange } from './links-to-create';
import { noteCreated, type Guarding } from './local-change';

/** A contact, and whether its derived columns are out of date. */
export interface SweptContact extends ContactRecord {
  hasStaleColumns: boolean;
}

/** Contacts after the given id, by id: the sweep walks through all of them in slices. */
export interface ContactPages {
  changedSince(moment: Date, afterId: number, limit: number): Promise<SweptContact[]>;
  withoutSearchText(afterId: number, limit: number): Promise<SweptContact[]>;
}

interface SweepPorts {
  store: ContactStore;
  pages: ContactPages;
  institutions: readonly Institution[];
  guard: BulkGuard;
  clock: Clock;
}

const SLICE = 100;

/** The author that the bulk guard records for the sweep's marks. */
const SWEEP_AUTHOR = 'sweep';

/** Whether a link's state is in sync although its contact differs. */
function isMissed(
  link: LinkRecord,
  contact: ContactRecord,
  consents: readonly ConsentRecord[],
  settings: ContactSettings,
): boolean {
  if (!isAtRest(link)) return false;
  return Object.keys(fieldsToSend({ link, contact, consents, settings }).send).length > 0;
}

/** Contacts with a link that does not match their values. */
async function missedContacts(
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
  { institutions }: SweepPorts,
  transaction: ContactTransaction,
): Promise<ContactRecord[]> {
  const missed = new Set<ContactRecord>();
  const byDocument = new Map(contacts.map((contact) => [contact.documentId, contact]));
  for (const { code, contacts: settings } of institutions) {
    const own = links.filter(({ institution }) => institution === code);
    if (own.length === 0) continue;
    const consents = await transaction.consentsOf(code, [...byDocument.keys()]);
    for (const link of own) {
      const contact = byDocument.get(link.contactDocumentId ?? '');
      const given = consents.filter(
        ({ contactDocumentId }) => contactDocumentId === contact?.documentId,
      );
      if (contact && isMissed(link, contact, given, settings)) missed.add(contact);
    }
  }
  return [...missed];
}

/** Locks the rows first: they may have been written since they were read. */
async function refreshDerivedColumns(
  contacts: readonly ContactRecord[],
  transaction: ContactTransaction,
): Promise<void> {
  const locked = await transaction.lockContacts(contacts.map(({ documentId }) => documentId));
  await transaction.updateContacts(
    locked.map((contact) => ({ contact, changes: {}, updatedAt: contact.updatedAt })),
  );
}

async function sweepSlice(
  contacts: readonly SweptContact[],
  sweep: SweepPorts,
  guarding: Guarding,
  transaction: ContactTransaction,
): Promise<number> {
  const { clock, institutions, store } = sweep;
  const at = clock.now();
  const ports = { store, transaction, at };
  const links = await transaction.linksOfContacts(contacts.map(({ documentId }) => documentId));
  const changed = await missedContacts(contacts, links, sweep, transaction);
  const linked = new Set(links.map(({ contactDocumentId }) => contactDocumentId));
  const unlinked = contacts.filter(({ documentId }) => !linked.has(documentId));
  const noted = await transaction.contactsWithHistory(unlinked.map(({ documentId }) => documentId));
  // Neither the lifecycles nor a delivery recorded their creation.
  const created = unlinked.filter(({ documentId }) => !noted.has(documentId));

  const stale = contacts.filter(({ hasStaleColumns }) => hasStaleColumns);
  await refreshDerivedColumns([...new Set([...changed, ...created, ...stale])], transaction);
  await noteCreated(created, null, institutions, { ...ports, guarding });
  const known = contacts.filter((contact) => !created.includes(contact));
  const passing = await linkAfterFilterChange(known, links, institutions, ports);
  const marked = await transaction.markLinks({
    contactDocumentIds: changed.map(({ documentId }) => documentId),
    exceptInstitution: null,
    lane: 'bulk',
    at,
  });
  const contactDocumentIds = [...changed.map(({ documentId }) => documentId), ...passing];
  const mark = {
    author: SWEEP_AUTHOR,
    contactDocumentIds,
    links: marked + passing.length,
    at,
  };
  await guarding.guard.watch(mark, guarding.tally);
  return changed.length + created.length + passing.length;
}

/**
 * Finds contacts that were written past the lifecycles (raw SQL, a data transfer), refreshes their
 * derived columns, and marks or creates their links: pending work is derived from values, marks are
 * only hints. Also finds contacts that pass a changed filter, and fills columns that a newer version
 * of the plugin added. Returns how many contacts it found.
 */
export async function sweepContacts(since: Date, ports: SweepPorts): Promise<number> {
  let found = 0;
  let afterId = 0;
  const guarding = { guard: ports.guard, author: SWEEP_AUTHOR, tally: new Map<string, number>() };
  for (;;) {
    const contacts = await ports.pages.changedSince(since, afterId, SLICE);
    const last = contacts.at(-1);
    if (!last) return found;
    afterId = last.id;
    found += await ports.store.transaction((transaction) =>
      sweepSlice(contacts, ports, guarding, transaction),
    );
  }
}

/** Fills the search text of contacts that have none yet, in slices. */
export async function fillSearchTexts({
  pages,
  store,
}: Pick<SweepPorts, 'pages' | 'store'>): Promise<void> {
  for (let afterId = 0; ;) {
    const contacts = await pages.withoutSearchText(afterId, SLICE);
    const last = contacts.at(-1);
    if (!last) return;
    afterId = last.id;
    // Some contacts have no value to search by, and their text stays empty.
    const stale = contacts.filter(({ hasStaleColumns }) => hasStaleColumns);
    if (stale.length > 0)
      await store.transaction((transaction) => refreshDerivedColumns(stale, transaction));
  }
}
