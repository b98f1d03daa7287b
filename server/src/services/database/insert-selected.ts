import type { Knex } from 'knex';
import { integer, isRecord } from './values';

/** Inserts what a query selects into columns of a table, in one statement. Answers how many rows. */
export async function insertSelected(
  trx: Knex.Transaction,
  { columns, table }: { table: string; columns: readonly string[] },
  selected: Knex.QueryBuilder,
): Promise<number> {
  const into = trx.raw(`?? (${columns.map(() => '??').join(', ')})`, [table, ...columns]);
  const { bindings, sql } = trx(into).insert(selected).toSQL();
  // As it comes from the driver: Knex leaves out of an insert's answer how many rows it was.
  const answer: unknown = await trx.raw(sql, bindings);
  return insertedRows(answer);
}

/** PostgreSQL and SQLite answer what they did, MySQL a list that begins with it. */
function insertedRows(answer: unknown): number {
  const done: unknown = Array.isArray(answer) ? answer[0] : answer;
  return isRecord(done) ? integer(done.rowCount ?? done.changes ?? done.affectedRows) : 0;
}
