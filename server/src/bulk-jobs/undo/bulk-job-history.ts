import { CONTACT_HISTORY_UID } from '../../contracts/uids';
import type { ContactTransaction, ContactRecord, HistoryEntry } from '../../contacts';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks, integer, text, textsIn, time } from '../../kernel/database/values';
import type { BulkJobRecord } from '../bulk-job-store';
import type { NotedChange, UndoneContact } from './evaluate-undo';
import type { UndoSettings } from './undo-settings';

/** Changes per transaction. */
export const UNDO_SLICE = 200;

/**
 * A history row carries the time of its write, which may be a little earlier than the bulk job's
 * start.
 */
const MARGIN_MS = 60_000;

const startOf = ({ startedAt }: BulkJobRecord): Date =>
  new Date((startedAt?.getTime() ?? 0) - MARGIN_MS);

interface Writer {
  cause: HistoryEntry['cause'];
  causedBy: string;
  from: Date;
  until: Date | null;
}

/** What an AI client wrote one by one stands in the history as its own, not as a bulk job's. */
function writerOf(job: BulkJobRecord): Writer {
  const from = startOf(job);
  if (job.kind !== 'aiClient')
    return { cause: 'bulkJob', causedBy: String(job.id), from, until: null };
  const { wroteUntil } = job.settings as Partial<UndoSettings>;
  const end = wroteUntil ? new Date(wroteUntil) : job.endedAt;
  const until = end && new Date(end.getTime() + MARGIN_MS);
  return { cause: 'crm', causedBy: job.author ?? '', from, until };
}

function isBy({ cause, causedBy, from, until }: Writer, row: Row): boolean {
  const at = time(row.changedAt) ?? new Date(0);
  const isThen = at >= from && (until === null || at <= until);
  return row.cause === cause && text(row.causedBy) === causedBy && isThen;
}

const notedChange = (row: Row, writer: Writer): NotedChange => ({
  id: integer(row.id),
  contactDocumentId: text(row.contactDocumentId) ?? '',
  field: text(row.field),
  oldValue: text(row.oldValue),
  newValue: text(row.newValue),
  changedAt: time(row.changedAt) ?? new Date(0),
  isOfBulkJob: isBy(writer, row),
});

const isOfUndo = (row: Row, job: BulkJobRecord, upToId: number): boolean =>
  integer(row.id) > upToId && row.cause === 'undo' && text(row.causedBy) === String(job.id);

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
  const writer = writerOf(job);
  const { cause, causedBy, from, until } = writer;
  const rows = await database
    .query(CONTACT_HISTORY_UID)
    .select('*')
    .where({
      changedAt: { $gte: from, ...(until && { $lte: until }) },
      cause,
      causedBy,
      id: { $gt: range.afterId, $lte: range.upToId },
    })
    .orderBy({ id: 'asc' })
    .limit(range.most)
    .execute();
  return rows.map((row) => notedChange(row, writer));
}

/** The fields of contacts that a bulk job has changed. */
export async function fieldsOfBulkJob(
  database: StrapiDatabase,
  job: BulkJobRecord,
): Promise<string[]> {
  const { cause, causedBy, from, until } = writerOf(job);
  const { column, table } = database.names(CONTACT_HISTORY_UID);
  const rows: Row[] = await database
    .connection(table)
    .distinct({ field: column('field') })
    .where({ cause, [column('causedBy')]: causedBy })
    .where(column('changedAt'), '>=', from)
    .where((ended) => void (until && ended.where(column('changedAt'), '<=', until)));
  return textsIn(rows, 'field').sort();
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
  const writer = writerOf(job);
  const history: NotedChange[] = [];
  for (const part of chunks(of.documentIds)) {
    const where = { contactDocumentId: { $in: part }, changedAt: { $gte: startOf(job) } };
    const rows = await database
      .query(CONTACT_HISTORY_UID)
      .select('*')
      .where(where)
      .orderBy({ id: 'asc' })
      .execute();
    // Rows that this undo itself wrote are changes of nobody else.
    const before = rows.filter((row) => !isOfUndo(row, job, of.upToId));
    history.push(...before.map((row) => notedChange(row, writer)));
  }
  const links = await transaction.linksOfContacts(of.documentIds);
  return new Map(
    of.documentIds.map((documentId) => {
      const contact = of.contacts.find((one) => one.documentId === documentId) ?? null;
      const undone = {
        contact,
        links: links.filter(({ contactDocumentId }) => contactDocumentId === documentId),
        isInUse: contact !== null && of.inUse.has(contact.id),
        history: history.filter(({ contactDocumentId }) => contactDocumentId === documentId),
      };
      return [documentId, undone];
    }),
  );
}
