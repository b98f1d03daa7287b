import type { Knex } from 'knex';
import type { Row, StrapiDatabase } from './strapi-database';
import { chunks } from './values';

/** What happens to a row whose unique values are taken. */
export type OnTaken =
  | { kind: 'fail' }
  /** It is left out. */
  | { kind: 'leave' }
  /** The row that is there takes these attributes; `by` are those that are unique. */
  | { kind: 'merge'; by: readonly string[]; attributes: readonly string[] };

export interface BulkInsert {
  rows: readonly Row[];
  onTaken: OnTaken;
  /** Attributes that are answered of the rows that were stored; MySQL answers none. */
  answers?: readonly string[];
}

/** Values in one statement at most, and rows: where all values are sent by themselves. */
const VALUES_PER_STATEMENT = 20_000;
const ROWS_PER_STATEMENT = 400;

/** What is written of rows: attributes and columns that any of them fills. */
type Columns = readonly (readonly [attribute: string, column: string])[];

/**
 * Inserts many rows at the least cost that each database knows. What is blank in all rows is left to
 * the table. Strapi's names are used for attributes; JSON is given as text, times as `Date`.
 */
export async function bulkInsert(
  { database, trx }: { database: StrapiDatabase; trx: Knex.Transaction },
  uid: string,
  { answers = [], onTaken, rows }: BulkInsert,
): Promise<Row[]> {
  if (rows.length === 0) return [];
  const names = database.names(uid);
  const columns = filledColumns(rows, names.column);
  const into = (values: readonly Row[] | Row | Knex.Raw): Knex.QueryBuilder => {
    const query = trx(names.table).insert(values);
    if (onTaken.kind === 'leave') void query.onConflict().ignore();
    if (onTaken.kind === 'merge') {
      void query
        .onConflict(onTaken.by.map(names.column))
        .merge(onTaken.attributes.map(names.column));
    }
    return answers.length === 0 || database.client === 'mysql'
      ? query
      : query.returning(answers.map(names.column));
  };
  const stored = await storeBy(database.client, { trx, columns, rows, into, uid, database });
  return answers.length === 0
    ? []
    : stored.map((row) =>
        Object.fromEntries(answers.map((name) => [name, row[names.column(name)]])),
      );
}

interface Insertion {
  trx: Knex.Transaction;
  database: StrapiDatabase;
  uid: string;
  columns: Columns;
  rows: readonly Row[];
  into(values: readonly Row[] | Row | Knex.Raw): Knex.QueryBuilder;
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

/** The part of better-sqlite3 that is used; a statement answers rows where it has `returning`. */
interface SqliteConnection {
  prepare(sql: string): {
    reader: boolean;
    run(values: readonly unknown[]): unknown;
    get(values: readonly unknown[]): Row | undefined;
  };
}

/**
 * SQLite runs inside of this process: one statement for a row, prepared once and run for each, costs
 * a third of one with a thousand values. Whoever listens to the statements hears of it once.
 */
async function storeRowByRow({ columns, into, rows, trx }: Insertion): Promise<Row[]> {
  const byColumn = new Map(columns.map(([attribute, column]) => [column, attribute]));
  // Knex orders the columns: bound to their own names they tell in which order values are taken.
  const { bindings, sql } = into(
    Object.fromEntries(columns.map(([, column]) => [column, column])),
  ).toSQL();
  const attributes = bindings.map((column) => byColumn.get(String(column)) ?? '');
  const connection = (await trx.client.acquireConnection()) as SqliteConnection;
  const valuesOf = (row: Row) => attributes.map((attribute) => sqliteValue(row[attribute]));
  trx.client.emit('query', { sql, bindings: rows.flatMap(valuesOf) });
  const statement = connection.prepare(sql);
  if (!statement.reader) {
    for (const row of rows) statement.run(valuesOf(row));
    return [];
  }
  return rows.flatMap((row) => {
    const stored = statement.get(valuesOf(row));
    return stored === undefined ? [] : [stored];
  });
}

function sqliteValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value ?? null;
}

/**
 * PostgreSQL is sent one text that it takes apart itself: two thousand values of their own cost both
 * sides twice as long.
 */
async function storeAsRecordset({
  columns,
  database,
  into,
  rows,
  trx,
  uid,
}: Insertion): Promise<Row[]> {
  const names = database.names(uid);
  const list = columns.map(() => '??').join(', ');
  const values = columns
    .map(([attribute]) => (names.isJson(attribute) ? `(?? #>> '{}')::jsonb` : '??'))
    .join(', ');
  const stored: unknown = await into(
    trx.raw(`(${list}) select ${values} from json_populate_recordset(null::??, ?::json)`, [
      ...columns.map(([, column]) => column),
      ...columns.map(([, column]) => column),
      names.table,
      JSON.stringify(inColumns(rows, columns)),
    ]),
  );
  return Array.isArray(stored) ? (stored as Row[]) : [];
}
