import { fieldsToSend } from '../push/push-plan';
import type { Institution } from '../../institutions/institution';
import type { ConsentRecord, ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactStore, ContactTransaction } from '../store';
import type { BulkGuard } from '../../loads/bulk-guard';
import { noteCreated, type Guarding } from './local-change';

/** Contacts after a certain one, by id: the sweep goes through all of them in slices. */
export interface ContactPages {
  changedSince(moment: Date, afterId: number, limit: number): Promise<ContactRecord[]>;
}

export interface SweepPorts {
  store: ContactStore;
  pages: ContactPages;
  institutions: readonly Institution[];
  guard: BulkGuard;
}

/** Runs the sweep; answers how many contacts it found. */
export interface Sweep {
  run(since: Date): Promise<number>;
}

const SLICE = 200;

/** Who the bulk guard is told is behind what a sweep found. */
const SWEEP_AUTHOR = 'sweep';

/** Whether a link is in sync by its state, though its contact says otherwise. */
function isMissed(
  link: LinkRecord,
  contact: ContactRecord,
  consents: readonly ConsentRecord[],
  settings: ContactSettings,
): boolean {
  if (link.state !== 'inSync') return false;
  return Object.keys(fieldsToSend({ link, contact, consents, settings }).send).length > 0;
}

/** Contacts with a link that does not say what the contact says. */
async function missedContacts(
  contacts: readonly ContactRecord[],
  links: readonly LinkRecord[],
  { institutions }: SweepPorts,
  transaction: ContactTransaction,
): Promise<ContactRecord[]> {
  const missed = new Set<ContactRecord>();
  const byDocument = new Map(contacts.map((contact) => [contact.documentId, contact]));
  for (const { code, contacts: settings } of institutions) {
    const consents = await transaction.consentsOf(code, [...byDocument.keys()]);
    for (const link of links.filter(({ institution }) => institution === code)) {
      const contact = byDocument.get(link.contactDocumentId ?? '');
      const own = consents.filter(
        ({ contactDocumentId }) => contactDocumentId === contact?.documentId,
      );
      if (contact && isMissed(link, contact, own, settings)) missed.add(contact);
    }
  }
  return [...missed];
}

async function sweepSlice(
  contacts: readonly ContactRecord[],
  ports: SweepPorts,
  guarding: Guarding,
  transaction: ContactTransaction,
): Promise<number> {
  const { institutions, store } = ports;
  const at = new Date();
  const links = await transaction.linksOfContacts(contacts.map(({ documentId }) => documentId));
  const changed = await missedContacts(contacts, links, ports, transaction);
  const linked = new Set(links.map(({ contactDocumentId }) => contactDocumentId));
  const unlinked = contacts.filter(({ documentId }) => !linked.has(documentId));
  const noted = await transaction.contactsWithHistory(unlinked.map(({ documentId }) => documentId));
  // Nobody has noted how they came to be: neither the lifecycles nor a delivery.
  const created = unlinked.filter(({ documentId }) => !noted.has(documentId));

  await transaction.updateContacts(
    [...changed, ...created].map((contact) => ({
      contact,
      changes: {},
      updatedAt: contact.updatedAt,
    })),
  );
  await noteCreated(created, null, institutions, { store, transaction, guarding, at });
  const contactDocumentIds = changed.map(({ documentId }) => documentId);
  const marked = await transaction.markLinks({
    contactDocumentIds,
    exceptInstitution: null,
    lane: 'bulk',
    at,
  });
  const mark = { author: SWEEP_AUTHOR, contactDocumentIds, links: marked, at };
  await guarding.guard.watch(mark, guarding.tally);
  return changed.length + created.length;
}

/**
 * Finds contacts that were written past the lifecycles (raw SQL, a data transfer), brings their
 * derived columns up to date and marks or makes their links: what is pending is derived from
 * values, the marks are only hints. Answers how many.
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
