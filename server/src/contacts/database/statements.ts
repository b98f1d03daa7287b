import { bulkInsert } from '../../kernel/database/bulk-insert';
import { bulkUpdate } from '../../kernel/database/bulk-update';
import { lockRows } from '../../kernel/database/lock-rows';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { chunks, text } from '../../kernel/database/values';

/** Shared by the statements of one transaction. */
export interface Context extends InTransaction {
  newDocumentId(): string;
}

/** Rows whose attribute has one of the values, ordered by id. */
export async function selectIn(
  { database }: Pick<Context, 'database'>,
  uid: string,
  attribute: string,
  values: readonly (string | number)[],
  options: { where?: Row; lock?: boolean; select?: string | string[] } = {},
): Promise<Row[]> {
  const rows: Row[] = [];
  for (const part of chunks([...new Set(values)])) {
    const query = database
      .query(uid)
      .select(options.select ?? '*')
      .where({ ...options.where, [attribute]: { $in: part } })
      .orderBy({ id: 'asc' });
    rows.push(...(await (options.lock ? lockRows(database, query) : query.execute())));
  }
  return rows;
}

/** Inserts rows; columns that no row names get the table's default. */
export async function insertAll(
  context: Context,
  uid: string,
  rows: readonly Row[],
): Promise<void> {
  await bulkInsert(context, uid, { rows, onTaken: { kind: 'fail' } });
}

/** Updates these attributes of existing rows, found by id. */
export async function updateAll(
  context: Context,
  uid: string,
  rows: readonly (Row & { id: number })[],
  attributes: readonly string[],
): Promise<void> {
  await bulkUpdate(context, uid, { rows, attributes });
}

/**
 * Inserts documents and skips those whose unique values exist already. Returns the document ids of
 * the stored ones.
 */
export async function insertDocuments(
  context: Context,
  uid: string,
  rows: readonly (Row & { documentId: string })[],
): Promise<Set<string>> {
  const answers = ['documentId'];
  const answered = await bulkInsert(context, uid, { rows, answers, onTaken: { kind: 'leave' } });
  const documentIds = rows.map(({ documentId }) => documentId);
  const stored =
    context.database.client === 'mysql'
      ? await selectIn(context, uid, 'documentId', documentIds, { select: answers })
      : answered;
  return new Set(stored.map(({ documentId }) => text(documentId) ?? ''));
}

/** The columns that Strapi fills in for a document without drafts and languages. */
export function documentColumns(at: Date): Row {
  return { createdAt: at, updatedAt: at, publishedAt: at, locale: null };
}
