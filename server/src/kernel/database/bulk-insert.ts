import type { Knex } from 'knex';
import type { Columns, Insertion, Names, OnTaken } from './insertion';
import { storeAsRecordset } from './postgres-recordset';
import { storeRowByRow } from './sqlite-rows';
import type { InTransaction, Row, StrapiDatabase } from './strapi-database';
import { chunks } from './values';

interface BulkInsert {
  rows: readonly Row[];
  onTaken: OnTaken;
  /** The attributes to return of the stored rows; MySQL returns none. */
  answers?: readonly string[];
}

/** Limits per statement, for databases to which every value is sent separately. */
const VALUES_PER_STATEMENT = 20_000;
const ROWS_PER_STATEMENT = 400;

/**
 * Inserts many rows in the cheapest way of each database. Columns that are blank in all rows are
 * left to the table's defaults. Rows use Strapi's attribute names, JSON as text, times as `Date`.
 */
export function bulkInsert(
  context: InTransaction,
  uid: string,
  insert: BulkInsert,
): Promise<Row[]> {
  return insertInto(context, context.database.names(uid), insert);
}

/** Inserts into the table of a relation, which has no attributes: rows use its column names. */
export async function insertJoins(
  context: InTransaction,
  table: string,
  rows: readonly Row[],
): Promise<void> {
  const names = { table, column: (name: string) => name, isJson: () => false };
  await insertInto(context, names, { rows, onTaken: { kind: 'leave' } });
}

async function insertInto(
  { database, trx }: InTransaction,
  names: Names,
  { answers = [], onTaken, rows }: BulkInsert,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const columns = filledColumns(rows, names.column);
  const into = (values: readonly Row[] | Row | Knex.Raw): Knex.QueryBuilder => {
    const query = trx(names.table).insert(values);
    if (onTaken.kind === 'leave') void query.onConflict().ignore();
    if (onTaken.kind === 'merge') {
      void query
        .onConflict(onTaken.by.map(names.column))
        .merge(onTaken.attributes.map(names.column));
    }
    return query;
  };
  const insertion = { trx, columns, rows, into, names, onTaken, answers };
  const stored = await storeBy(database.client, insertion);
  return answers.length === 0
    ? []
    : stored.map((row) =>
        Object.fromEntries(answers.map((name) => [name, row[names.column(name)]])),
      );
}

function storeBy(client: StrapiDatabase['client'], insertion: Insertion): Promise<Row[]> {
  switch (client) {
    case 'sqlite':
      return storeRowByRow(insertion);
    case 'postgres':
      return storeAsRecordset(insertion);
    case 'mysql':
      return storeInParts(insertion);
  }
}

function filledColumns(rows: readonly Row[], column: (attribute: string) => string): Columns {
  const filled = new Set<string>();
  for (const row of rows) {
    for (const name in row) if (row[name] !== null && row[name] !== undefined) filled.add(name);
  }
  return [...filled].map((name) => [name, column(name)] as const);
}

function inColumns(rows: readonly Row[], columns: Columns): Row[] {
  return rows.map((row) => {
    const named: Row = {};
    for (const [name, column] of columns) named[column] = row[name] ?? null;
    return named;
  });
}

async function storeInParts({ columns, into, rows }: Insertion): Promise<Row[]> {
  const perStatement = Math.max(1, Math.floor(VALUES_PER_STATEMENT / Math.max(1, columns.length)));
  const parts = chunks(inColumns(rows, columns), Math.min(ROWS_PER_STATEMENT, perStatement));
  for (const part of parts) await into(part);
  return [];
}
