import type { Author } from '../../kernel/http/request-author';
import { afterEvent } from '../model/link-states';
import type { Institution } from '../../institutions';
import { isSentTo } from '../model/merge/fields-to-send';
import { linksToCreate } from './links-to-create';
import type { BulkGuard, MarkTally } from '../../sending';
import type { ContactRecord, HistoryEntry, LinkRecord } from '../records';
import type { ContactStore, ContactTransaction, NewLink } from '../store';

/** Fields whose column values differ, with both values; includes the contact's type. */
export function fieldChanges(
  before: ContactRecord,
  after: ContactRecord,
): { field: string; oldValue: string | null; newValue: string | null }[] {
  const old: ContactRecord['fields'] = { ...before.fields, type: before.type };
  const now: ContactRecord['fields'] = { ...after.fields, type: after.type };
  const fields = [...new Set([...Object.keys(old), ...Object.keys(now)])];
  return fields.flatMap((field) => {
    const oldValue = old[field] ?? null;
    const newValue = now[field] ?? null;
    return oldValue === newValue ? [] : [{ field, oldValue, newValue }];
  });
}

/** The guard that puts bulk changes on hold, with the other marks of the same unit of work. */
export interface Guarding {
  guard: BulkGuard;
  /** The author of the work, where no request names one. */
  author?: string;
  tally?: MarkTally;
}

/** A person who saves one contact expects it to be sent, whatever else is on hold. */
const isOnesOwnEdit = (author: Author, contacts: number): boolean =>
  contacts === 1 && (author?.startsWith('admin:') ?? false);

async function watchMark(
  guarding: Guarding | undefined,
  mark: { author: Author; contactDocumentIds: readonly string[]; links: number; at: Date },
): Promise<void> {
  const author = guarding?.author ?? mark.author;
  await guarding?.guard.watch({ ...mark, author }, guarding.tally);
}

function historyEntry(
  contact: ContactRecord,
  author: Author,
): Omit<HistoryEntry, 'field' | 'oldValue' | 'newValue'> {
  return {
    contactDocumentId: contact.documentId,
    cause: 'crm',
    causedBy: author,
    institution: null,
    changedAt: contact.updatedAt,
  };
}

/**
 * Notes new contacts created by a person or the API. Each gets a link without a number, to be
 * created, at every institution that receives new contacts, whose filter it passes and where it was
 * not known to exist already.
 */
export async function noteCreated(
  contacts: readonly ContactRecord[],
  author: Author,
  institutions: readonly Institution[],
  ports: {
    store: ContactStore;
    transaction: ContactTransaction;
    at: Date;
    guarding?: Guarding | undefined;
  },
): Promise<void> {
  const { at, guarding, store, transaction } = ports;
  await transaction.addHistory(
    contacts.map((contact) => ({
      ...historyEntry(contact, author),
      field: null,
      oldValue: null,
      newValue: null,
    })),
  );
  const links: NewLink[] = [];
  for (const institution of institutions.filter(({ pushNewContacts }) => pushNewContacts)) {
    const sent = contacts.filter((contact) => isSentTo(institution.contacts, contact));
    links.push(...(await linksToCreate(sent, institution, 'edit', { store, transaction, at })));
  }
  await transaction.insertLinks(links);
  await watchMark(guarding, {
    author,
    contactDocumentIds: contacts.map(({ documentId }) => documentId),
    links: links.length,
    at,
  });
}

/** Notes changes by a person or the API: history per field, and a mark on each link. */
export async function noteChanged(
  changes: readonly { before: ContactRecord; after: ContactRecord }[],
  author: Author,
  ports: { transaction: ContactTransaction; at: Date; guarding?: Guarding | undefined },
): Promise<void> {
  const { at, guarding, transaction } = ports;
  const changed = changes
    .map(({ before, after }) => ({ after, fields: fieldChanges(before, after) }))
    .filter(({ fields }) => fields.length > 0);
  if (changed.length === 0) return;
  await transaction.addHistory(
    changed.flatMap(({ after, fields }) =>
      fields.map((field) => ({ ...historyEntry(after, author), ...field })),
    ),
  );
  const contactDocumentIds = changed.map(({ after }) => after.documentId);
  const links = await transaction.markLinks({
    contactDocumentIds,
    exceptInstitution: null,
    lane: 'edit',
    release: isOnesOwnEdit(author, changed.length),
    at,
  });
  await watchMark(guarding, { author, contactDocumentIds, links, at });
}

/**
 * One row per deleted contact; its old value is the type, which distinguishes it from a creation.
 */
export function deletionHistory(
  contacts: readonly ContactRecord[],
  author: Author,
  at: Date,
): HistoryEntry[] {
  return contacts.map((contact) => ({
    ...historyEntry(contact, author),
    field: null,
    oldValue: contact.type,
    newValue: null,
    changedAt: at,
  }));
}

/** Whether S-360 cannot know the contact: no number, and no create that may have arrived. */
const isUnknownToS360 = ({ contactNumber, inDoubt, sending }: LinkRecord): boolean =>
  contactNumber === null && sending === null && inDoubt === null;

/**
 * Notes deleted contacts. Their links stay, unlinked; nothing is ever deleted in S-360. A link that
 * S-360 never knew is deleted with the contact, since nothing can arrive for it. Numbers that were
 * merged into the contact no longer belong to anybody.
 */
export async function noteDeleted(
  contactDocumentIds: readonly string[],
  transaction: ContactTransaction,
): Promise<void> {
  const links = await transaction.linksOfContacts(contactDocumentIds);
  const merged = await transaction.linksMergedInto(contactDocumentIds);
  const locked = await transaction.lockLinks([...links, ...merged].map(({ id }) => id));
  const isDeleted = (documentId: string | null) => contactDocumentIds.includes(documentId ?? '');
  const gone = new Set(
    locked.filter((link) => isDeleted(link.contactDocumentId) && isUnknownToS360(link)),
  );
  await transaction.removeLinks([...gone].map(({ id }) => id));
  await transaction.updateLinks(
    locked
      .filter((link) => !gone.has(link))
      .map((link) => ({
        ...(isDeleted(link.contactDocumentId) ? afterEvent(link, { kind: 'deleted' }) : link),
        ...(isDeleted(link.mergedInto) && { mergedInto: null }),
      })),
  );
}
