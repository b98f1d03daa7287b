import { CONTACT_UID } from '../../contracts/uids';
import { bulkInsert, insertJoins } from '../../kernel/database/bulk-insert';
import { bulkUpdate } from '../../kernel/database/bulk-update';
import { lockRows } from '../../kernel/database/lock-rows';
import type { InTransaction, Row } from '../../kernel/database/strapi-database';
import { chunks, integer, text } from '../../kernel/database/values';

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
 * Inserts documents and skips those whose unique values exist already. Returns the ids of the
 * stored ones by document id.
 */
export async function insertDocuments(
  context: Context,
  uid: string,
  rows: readonly (Row & { documentId: string })[],
): Promise<Map<string, number>> {
  const answers = ['documentId', 'id'];
  const answered = await bulkInsert(context, uid, { rows, answers, onTaken: { kind: 'leave' } });
  const documentIds = rows.map(({ documentId }) => documentId);
  const stored =
    context.database.client === 'mysql'
      ? await selectIn(context, uid, 'documentId', documentIds, { select: answers })
      : answered;
  return new Map(stored.map(({ documentId, id }) => [text(documentId) ?? '', integer(id)]));
}

/** The columns that Strapi fills in for a document without drafts and languages. */
export function documentColumns(at: Date): Row {
  return { createdAt: at, updatedAt: at, publishedAt: at, locale: null };
}

/** Joins rows to contacts, both by database id. */
export async function connect(
  context: Pick<Context, 'database' | 'trx'>,
  uid: string,
  pairs: readonly { ownerId: number; contactId: number }[],
): Promise<void> {
  const { name, joinColumn, inverseJoinColumn } = context.database.names(uid).joinTable('contact');
  const joins = pairs.map(({ contactId, ownerId }) => ({
    [joinColumn.name]: ownerId,
    [inverseJoinColumn.name]: contactId,
  }));
  await insertJoins(context, name, joins);
}

/** Joins rows that name a contact by document id to that contact, where it exists. */
export async function connectToContacts(
  context: Context,
  uid: string,
  documentIds: readonly string[],
): Promise<void> {
  const contacts = await selectIn(context, CONTACT_UID, 'documentId', documentIds, {
    select: ['id', 'documentId'],
  });
  const contactIds = new Map(contacts.map(({ documentId, id }) => [documentId, integer(id)]));
  const owners = await selectIn(context, uid, 'contactDocumentId', documentIds, {
    select: ['id', 'contactDocumentId'],
  });
  const pairs = owners.flatMap(({ contactDocumentId, id }) => {
    const contactId = contactIds.get(contactDocumentId);
    return contactId === undefined ? [] : [{ ownerId: integer(id), contactId }];
  });
  await connect(context, uid, pairs);
}
