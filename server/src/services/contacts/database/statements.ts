import type { Knex } from 'knex';
import { CONTACT_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase, TableNames } from '../../database/strapi-database';
import { chunks } from '../../database/values';

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
 * Rows as statements take them: by column name, each statement with the columns that any of its rows
 * fills. What is blank in all of them is blank in the table by itself.
 */
export function insertions({ column }: TableNames, rows: readonly Row[]): Row[][] {
  const filled = new Set<string>();
  for (const row of rows) {
    for (const name of Object.keys(row)) {
      if (row[name] !== null && row[name] !== undefined) filled.add(name);
    }
  }
  const columns = [...filled].map((name) => [name, column(name)] as const);
  const perStatement = Math.max(1, Math.floor(VALUES_PER_STATEMENT / Math.max(1, columns.length)));
  return chunks(rows, Math.min(ROWS_PER_STATEMENT, perStatement)).map((part) =>
    part.map((row) =>
      Object.fromEntries(columns.map(([name, columnName]) => [columnName, row[name] ?? null])),
    ),
  );
}

/** Inserts rows; what stands in no row is left to the table. */
export async function insertAll(
  { database, trx }: Context,
  uid: string,
  rows: readonly Row[],
): Promise<void> {
  const names = database.names(uid);
  for (const part of insertions(names, rows)) await trx(names.table).insert(part);
}

/** What Strapi fills in for a document without drafts and languages. */
export function documentColumns(at: Date): Row {
  return { createdAt: at, updatedAt: at, publishedAt: at, locale: null };
}

/** Joins rows that name a contact by its document id to the contact itself, where it exists. */
export async function connectToContacts(
  { database, trx }: Context,
  uid: string,
  documentIds: readonly string[],
): Promise<void> {
  const contacts = database.names(CONTACT_UID);
  const owners = database.names(uid);
  const { name, joinColumn, inverseJoinColumn } = owners.joinTable('contact');
  for (const part of chunks(documentIds)) {
    const pairs = trx({ owner: owners.table })
      .join(
        { contact: contacts.table },
        `contact.${contacts.column('documentId')}`,
        `owner.${owners.column('contactDocumentId')}`,
      )
      .leftJoin({ joined: name }, `joined.${joinColumn.name}`, 'owner.id')
      .whereIn(`contact.${contacts.column('documentId')}`, part)
      .whereNull(`joined.${joinColumn.name}`)
      .select('owner.id', { contactId: 'contact.id' });
    await trx(trx.raw('?? (??, ??)', [name, joinColumn.name, inverseJoinColumn.name])).insert(
      pairs,
    );
  }
}
