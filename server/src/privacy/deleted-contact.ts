import type { ContactType, HistoryEntry, LinkRecord } from '../contacts';
import { CONTACT_HISTORY_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { json, text, textsIn, time } from '../kernel/database/values';
import { DAY_MS } from '../kernel/time/durations';

/** What the history says of a contact, oldest first. */
export async function changesOf(
  database: StrapiDatabase,
  documentIds: readonly string[],
  fields: readonly string[],
): Promise<Row[]> {
  return database
    .query(CONTACT_HISTORY_UID)
    .select([
      'contactDocumentId',
      'field',
      'oldValue',
      'newValue',
      'cause',
      'changedAt',
      'mergedFields',
    ])
    .where({
      contactDocumentId: { $in: [...documentIds] },
      $or: [{ field: { $null: true } }, { field: { $in: [...fields] } }],
    })
    .orderBy({ id: 'asc' })
    .execute();
}

const MERGE: HistoryEntry['cause'] = 'merge';

/** A merge and the deletion that it ends with are noted within this time of each other. */
const MERGE_MS = DAY_MS;

/**
 * Which of these contacts were merged into others. What is stored of them belongs to those. No
 * index finds a merge by the contact that went, so it is looked for around the time of the deletion.
 */
export async function mergedAmong(
  database: StrapiDatabase,
  deleted: readonly { documentId: string; deletedAt: Date | null }[],
): Promise<ReadonlySet<string>> {
  const times = deleted.flatMap(({ deletedAt }) => deletedAt?.getTime() ?? []);
  if (times.length === 0) return new Set();
  const rows: Row[] = await database
    .query(CONTACT_HISTORY_UID)
    .select(['oldValue'])
    .where({
      cause: MERGE,
      field: { $null: true },
      oldValue: { $in: deleted.map(({ documentId }) => documentId) },
      changedAt: {
        $gte: new Date(Math.min(...times) - MERGE_MS),
        $lte: new Date(Math.max(...times) + MERGE_MS),
      },
    })
    .execute();
  return new Set(textsIn(rows, 'oldValue'));
}

/** The contacts that were merged into one, as its history says: what each was recognized by. */
export const mergedInto = (
  changes: readonly Row[],
): { documentId: string; fields: Record<string, string | null> }[] =>
  changes.flatMap(({ cause, field, mergedFields, oldValue }) => {
    const documentId = text(oldValue);
    return field === null && cause === MERGE && documentId !== null
      ? [{ documentId, fields: json<Record<string, string | null>>(mergedFields) ?? {} }]
      : [];
  });

/** The contact into which one was merged that exists no more; `null` where no history says so. */
export async function mergedWith(
  database: StrapiDatabase,
  documentId: string,
): Promise<string | null> {
  const [row] = await database
    .query(CONTACT_HISTORY_UID)
    .select(['contactDocumentId'])
    .where({ cause: MERGE, field: { $null: true }, oldValue: documentId })
    .limit(1)
    .execute();
  return text(row?.contactDocumentId);
}

/** What is still known of a contact that was deleted. */
interface DeletedContact {
  type: ContactType;
  fields: Record<string, string | null>;
  deletedAt: Date | null;
}

/** The row of the history that stands for a deletion has the contact's type as its old value. */
export const DELETION = { field: { $null: true }, oldValue: { $in: ['individual', 'structure'] } };

const isDeletion = ({ field, oldValue }: Row): boolean =>
  field === null && (oldValue === 'individual' || oldValue === 'structure');

/**
 * Puts a deleted contact together from its S-360 records and its history. `null` when neither is
 * left, or when its records belong to the contact into which it was merged.
 */
export function deletedContact(
  links: readonly LinkRecord[],
  changes: readonly Row[],
): DeletedContact | null {
  const isMerged = links.some(({ mergedInto }) => mergedInto !== null);
  if (isMerged || links.length + changes.length === 0) return null;
  const deletion = changes.find(isDeletion);
  const seen = links.flatMap(({ observations }) =>
    Object.entries(observations).map(([field, { base, remote }]) => [
      field,
      base ?? remote ?? null,
    ]),
  );
  const written = changes.flatMap(({ field, newValue }) => {
    const name = text(field);
    return name === null ? [] : [[name, text(newValue)]];
  });
  return {
    type: deletion?.oldValue === 'structure' ? 'structure' : 'individual',
    fields: Object.fromEntries([...seen, ...written]) as DeletedContact['fields'],
    deletedAt: time(deletion?.changedAt),
  };
}
