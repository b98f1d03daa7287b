import { fieldsToSend } from '../push/push-plan';
import type { ContactRecord, LinkRecord } from '../records';
import type { ContactSettings } from '../settings';
import type { ContactStore, ContactTransaction } from '../store';

/** Contacts after a certain one, by id: the sweep goes through all of them in slices. */
export interface ContactPages {
  changedSince(moment: Date, afterId: number, limit: number): Promise<ContactRecord[]>;
}

export interface SweepPorts {
  store: ContactStore;
  pages: ContactPages;
  settingsOf(institution: string): ContactSettings | null;
}

const SLICE = 200;

/** A link that is in sync by its state, though its contact says otherwise. */
function isMissed(
  link: LinkRecord,
  contact: ContactRecord,
  consents: Parameters<typeof fieldsToSend>[0]['consents'],
  settings: ContactSettings,
): boolean {
  if (link.state !== 'inSync') return false;
  return Object.keys(fieldsToSend({ link, contact, consents, settings }).send).length > 0;
}

async function markMissed(
  contacts: readonly ContactRecord[],
  { settingsOf }: SweepPorts,
  transaction: ContactTransaction,
  at: Date,
): Promise<number> {
  const byDocument = new Map(contacts.map((contact) => [contact.documentId, contact]));
  const links = await transaction.linksOfContacts([...byDocument.keys()]);
  const missed = new Set<string>();
  for (const link of links) {
    const contact = byDocument.get(link.contactDocumentId ?? '');
    const settings = settingsOf(link.institution);
    if (!contact || !settings) continue;
    const consents = await transaction.consentsOf(link.institution, [contact.documentId]);
    if (isMissed(link, contact, consents, settings)) missed.add(contact.documentId);
  }
  const contactDocumentIds = [...missed];
  await transaction.markLinks({ contactDocumentIds, exceptInstitution: null, lane: 'bulk', at });
  return missed.size;
}

/**
 * Finds contacts that were written past the lifecycles (raw SQL, a data transfer) and marks their
 * links: what is pending is derived from values, the marks are only hints. Answers how many.
 */
export async function sweepContacts(since: Date, ports: SweepPorts): Promise<number> {
  let found = 0;
  let afterId = 0;
  for (;;) {
    const contacts = await ports.pages.changedSince(since, afterId, SLICE);
    const last = contacts.at(-1);
    if (!last) return found;
    afterId = last.id;
    found += await ports.store.transaction((transaction) =>
      markMissed(contacts, ports, transaction, new Date()),
    );
  }
}
