import type { Knex } from 'knex';
import { answering, type Columns, type Insertion, type Update } from './insertion';
import type { Row } from './strapi-database';

/**
 * The part of better-sqlite3 that is used. A statement returns rows if it has a `returning` clause.
 */
interface Connection {
  prepare(sql: string): Statement;
}

interface Statement {
  reader: boolean;
  run(values: readonly unknown[]): { changes: number; lastInsertRowid: number | bigint };
  get(values: readonly unknown[]): Row | undefined;
}

/** A statement for one row, and the order in which it takes the values of attributes. */
interface RowStatement {
  sql: string;
  attributes: readonly string[];
}

/**
 * Inserts row by row. SQLite runs in this process, so a prepared statement that runs once per row
 * costs a third of one statement with a thousand values. Query listeners are notified only once.
 */
export async function storeRowByRow(insertion: Insertion): Promise<Row[]> {
  const { statement, values } = await prepareForRows(rowInsert(insertion), insertion);
  if (!statement.reader) return storeRows(statement, values, insertion);
  return values.map((of) => statement.get(of)).filter((answer) => answer !== undefined);
}

/** Updates rows by their ids, in the same way. */
export async function updateRowByRow(update: Update): Promise<void> {
  const { statement, values } = await prepareForRows(rowUpdate(update), update);
  for (const of of values) statement.run(of);
}

/** Prepares a statement and its values for each row, and notifies query listeners. */
async function prepareForRows(
  { attributes, sql }: RowStatement,
  { rows, trx }: { rows: readonly Row[]; trx: Knex.Transaction },
) {
  const connection = (await trx.client.acquireConnection()) as Connection;
  const values = rows.map((row) => attributes.map((attribute) => sqliteValue(row[attribute])));
  trx.client.emit('query', { sql, bindings: values.flat() });
  return { statement: prepareStatement(connection, sql), values };
}

/**
 * Whether the returned attributes are known without a `returning` clause, which doubles the cost.
 */
const isKnown = ({ answers, columns, onTaken }: Insertion): boolean =>
  onTaken.kind !== 'merge' &&
  answers.every((name) => name === 'id' || columns.some(([attribute]) => attribute === name));

/** Inserts each row, and returns the known values of those that were stored. */
function storeRows(
  statement: Statement,
  values: readonly (readonly unknown[])[],
  { answers, names, rows }: Insertion,
): Row[] {
  return rows.flatMap((row, at) => {
    const { changes, lastInsertRowid } = statement.run(values[at] ?? []);
    if (changes === 0 || answers.length === 0) return [];
    const own = answers.map((name) => [
      names.column(name),
      name === 'id' ? (row.id ?? Number(lastInsertRowid)) : row[name],
    ]);
    return [Object.fromEntries(own)];
  });
}

/** Caches: building and preparing a statement of forty columns takes longer than running it. */
const written = new Map<string, RowStatement>();
const statements = new WeakMap<Connection, Map<string, Statement>>();
/** Limits the caches, because the filled columns differ from payload to payload. */
const MAX_KEPT = 100;

function getOrMake<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  const known = values.get(key);
  if (known !== undefined) return known;
  if (values.size >= MAX_KEPT) values.clear();
  const made = make();
  values.set(key, made);
  return made;
}

function rowUpdate({ columns, names, trx }: Update): RowStatement {
  return getOrMake(written, JSON.stringify(['update', names.table, columns]), () =>
    rowStatement(trx(names.table).where({ id: 'id' }).update(boundToNames(columns)), columns),
  );
}

function rowInsert(insertion: Insertion): RowStatement {
  const { answers, columns, into, names, onTaken } = insertion;
  return getOrMake(written, JSON.stringify([names.table, columns, onTaken, answers]), () => {
    const query = into(boundToNames(columns));
    return rowStatement(isKnown(insertion) ? query : answering(query, insertion), columns);
  });
}

/** Knex sorts the columns. Columns bound to their own names reveal the order of the values. */
const boundToNames = (columns: Columns): Row =>
  Object.fromEntries(columns.map(([, column]) => [column, column]));

function rowStatement(query: Knex.QueryBuilder, columns: Columns): RowStatement {
  const byColumn = new Map(columns.map(([attribute, column]) => [column, attribute]));
  const { bindings, sql } = query.toSQL();
  return { sql, attributes: bindings.map((column) => byColumn.get(String(column)) ?? 'id') };
}

function prepareStatement(connection: Connection, sql: string): Statement {
  const known = statements.get(connection) ?? new Map<string, Statement>();
  statements.set(connection, known);
  return getOrMake(known, sql, () => connection.prepare(sql));
}

function sqliteValue(value: unknown): unknown {
  if (value instanceof Date) return value.getTime();
  if (typeof value === 'boolean') return value ? 1 : 0;
  return value ?? null;
}
