import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import type { ContactTransaction, ContactRecord } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text, time } from '../../kernel/database/values';
import type { BulkJobRecord } from '../bulk-job-store';
import type { NotedChange, UndoneContact } from './evaluate-undo';

/** Changes per transaction. */
export const UNDO_SLICE = 200;

/**
 * A history row carries the time of its write, which may be a little earlier than the bulk job's
 * start.
 */
const MARGIN_MS = 60_000;

const startOf = ({ startedAt }: BulkJobRecord): Date =>
  new Date((startedAt?.getTime() ?? 0) - MARGIN_MS);

const notedChange = (row: Row, bulkJobId: number): NotedChange => ({
  id: integer(row.id),
  contactDocumentId: text(row.contactDocumentId) ?? '',
  field: text(row.field),
  oldValue: text(row.oldValue),
  newValue: text(row.newValue),
  changedAt: time(row.changedAt) ?? new Date(0),
  isOfBulkJob: row.cause === 'bulkJob' && text(row.causedBy) === String(bulkJobId),
});

/** The id of the newest history row: the undo's own rows come after it. */
export async function newestNote(database: StrapiDatabase): Promise<number> {
  const [row] = await database
    .query(CONTACT_HISTORY_UID)
    .select(['id'])
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return integer(row?.id);
}

export async function changesOfBulkJob(
  database: StrapiDatabase,
  job: BulkJobRecord,
  range: { afterId: number; upToId: number; most: number },
): Promise<NotedChange[]> {
  const rows = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({
      changedAt: { $gte: startOf(job) },
      cause: 'bulkJob',
      causedBy: String(job.id),
      id: { $gt: range.afterId, $lte: range.upToId },
    })
    .orderBy({ id: 'asc' })
    .limit(range.most)
    .execute();
  return rows.map((row) => notedChange(row, job.id));
}

/** The contacts of changes, with their history since the bulk job began. */
export async function undoneContacts(
  database: StrapiDatabase,
  job: BulkJobRecord,
  of: {
    contacts: readonly ContactRecord[];
    documentIds: readonly string[];
    /** Ids of contacts that something refers to. */
    inUse: ReadonlySet<number>;
    upToId: number;
  },
  transaction: ContactTransaction,
): Promise<Map<string, UndoneContact>> {
  const history: NotedChange[] = [];
  for (const part of chunks(of.documentIds)) {
    const where = { contactDocumentId: { $in: part }, changedAt: { $gte: startOf(job) } };
    const rows = await database
      .query(CONTACT_HISTORY_UID)
      .select('*')
      .where(where)
      .orderBy({ id: 'asc' })
      .execute();
    history.push(...rows.map((row) => notedChange(row, job.id)));
  }
  const links = await transaction.linksOfContacts(of.documentIds);
  // Rows that this undo itself wrote are not changes of the import.
  const before = history.filter(({ id, isOfBulkJob }) => !isOfBulkJob || id <= of.upToId);
  return new Map(
    of.documentIds.map((documentId) => {
      const contact = of.contacts.find((one) => one.documentId === documentId) ?? null;
      const undone = {
        contact,
        links: links.filter(({ contactDocumentId }) => contactDocumentId === documentId),
        isInUse: contact !== null && of.inUse.has(contact.id),
        history: before.filter(({ contactDocumentId }) => contactDocumentId === documentId),
      };
      return [documentId, undone];
    }),
  );
}
