import type { Knex } from 'knex';
import { CONTACT_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks, integer, text } from '../../database/values';

/** What the statements of one transaction share. */
export interface Context {
  database: StrapiDatabase;
  trx: Knex.Transaction;
  newDocumentId(): string;
}

/** Rows whose attribute has one of the values, by id. */
export async function selectIn(
  { database }: Context,
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
    rows.push(...(await (options.lock ? query.forUpdate() : query).execute()));
  }
  return rows;
}

/** Values in one statement at most, and rows: SQLite takes 32,766 and 500. */
const VALUES_PER_STATEMENT = 20_000;
const ROWS_PER_STATEMENT = 400;

/**
 * Rows as the statements of knex take them, in parts, each row with the columns that any of them
 * fills: what is blank in all is blank in the table by itself, also in the row that an upsert sees.
 *
 * PostgreSQL is sent one text that it takes apart itself: two thousand values of their own cost both
 * sides twice as long.
 */
export function insertions(
  { database, trx }: Pick<Context, 'database' | 'trx'>,
  uid: string,
  rows: readonly Row[],
): (Row[] | Knex.Raw)[] {
  const names = database.names(uid);
  const filled = new Set<string>();
  for (const row of rows) {
    for (const name in row) if (row[name] !== null && row[name] !== undefined) filled.add(name);
  }
  const columns = [...filled].map((name) => [name, names.column(name)] as const);
  const inColumns = rows.map((row) => {
    const named: Row = {};
    for (const [name, column] of columns) named[column] = row[name] ?? null;
    return named;
  });
  if (database.client === 'postgres' && rows.length > 0) {
    const json = columns.flatMap(([name, column]) => (names.isJson(name) ? [column] : []));
    return [
      recordset(
        trx,
        names.table,
        columns.map(([, column]) => column),
        json,
        inColumns,
      ),
    ];
  }
  const perStatement = Math.max(1, Math.floor(VALUES_PER_STATEMENT / Math.max(1, columns.length)));
  return chunks(inColumns, Math.min(ROWS_PER_STATEMENT, perStatement));
}

/** `(columns) select … from …` over rows in JSON; columns of JSON hold it as text there. */
function recordset(
  trx: Knex,
  table: string,
  columns: readonly string[],
  jsonColumns: readonly string[],
  rows: readonly Row[],
): Knex.Raw {
  const list = columns.map(() => '??').join(', ');
  const values = columns
    .map((column) => (jsonColumns.includes(column) ? `(?? #>> '{}')::jsonb` : '??'))
    .join(', ');
  return trx.raw(`(${list}) select ${values} from json_populate_recordset(null::??, ?::json)`, [
    ...columns,
    ...columns,
    table,
    JSON.stringify(rows),
  ]);
}

/** Inserts rows; what stands in no row is left to the table. */
export async function insertAll(
  context: Context,
  uid: string,
  rows: readonly Row[],
): Promise<void> {
  const { table } = context.database.names(uid);
  for (const part of insertions(context, uid, rows)) await context.trx(table).insert(part);
}

/** Writes these attributes of rows that are there, found by their ids. */
export async function updateAll(
  context: Context,
  uid: string,
  rows: readonly (Row & { id: number })[],
  attributes: readonly string[],
): Promise<void> {
  const { column, table } = context.database.names(uid);
  for (const part of insertions(context, uid, rows)) {
    await context.trx(table).insert(part).onConflict(['id']).merge(attributes.map(column));
  }
}

/**
 * Inserts documents, leaving out those whose unique values are taken. Answers the ids of those that
 * were stored by their document ids.
 */
export async function insertDocuments(
  context: Context,
  uid: string,
  rows: readonly (Row & { documentId: string })[],
): Promise<Map<string, number>> {
  const { database, trx } = context;
  const names = database.names(uid);
  const stored = new Map<string, number>();
  const note = (answer: readonly Row[]) => {
    for (const { documentId, id } of answer) stored.set(text(documentId) ?? '', integer(id));
  };
  const answers = { documentId: names.column('documentId'), id: 'id' };
  for (const part of insertions(context, uid, rows)) {
    const insertion = trx(names.table).insert(part).onConflict().ignore();
    if (database.client === 'mysql') await insertion;
    else {
      const answer: Row[] = await insertion.returning(Object.values(answers));
      note(answer.map((row) => ({ documentId: row[answers.documentId], id: row.id })));
    }
  }
  if (database.client === 'mysql') {
    const documentIds = rows.map(({ documentId }) => documentId);
    note(await selectIn(context, uid, 'documentId', documentIds, { select: ['id', 'documentId'] }));
  }
  return stored;
}

/** What Strapi fills in for a document without drafts and languages. */
export function documentColumns(at: Date): Row {
  return { createdAt: at, updatedAt: at, publishedAt: at, locale: null };
}

/** Joins rows, by their ids, to contacts by theirs. */
export async function connect(
  { database, trx }: Context,
  uid: string,
  pairs: readonly { ownerId: number; contactId: number }[],
): Promise<void> {
  const { name, joinColumn, inverseJoinColumn } = database.names(uid).joinTable('contact');
  const joins = pairs.map(({ contactId, ownerId }) => ({
    [joinColumn.name]: ownerId,
    [inverseJoinColumn.name]: contactId,
  }));
  for (const part of chunks(joins)) await trx(name).insert(part).onConflict().ignore();
}

/** Joins rows that name a contact by its document id to the contact itself, where it exists. */
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
