import type { Knex } from 'knex';

interface Expression {
  sql: string;
  bindings: Knex.Value[];
}

/** Halves the spans until one is left, so that few comparisons are made for each row. */
function searched(
  column: string,
  starts: readonly (Date | number)[],
  [first, last]: readonly [first: number, last: number],
): Expression {
  const middle = Math.ceil((first + last) / 2);
  const start = starts[middle];
  if (first >= last || start === undefined) return { sql: String(first), bindings: [] };
  const before = searched(column, starts, [first, middle - 1]);
  const after = searched(column, starts, [middle, last]);
  return {
    sql: `case when ?? < ? then ${before.sql} else ${after.sql} end`,
    bindings: [column, start, ...before.bindings, ...after.bindings],
  };
}

/**
 * The number of the span in which a value lies, from the values with which the spans begin: the
 * same expression on all databases, whatever the time zone. Rows before the first must be left out.
 */
export function spanOfRow(
  connection: Knex,
  column: string,
  starts: readonly (Date | number)[],
): Knex.Raw {
  const { bindings, sql } = searched(column, starts, [0, starts.length - 1]);
  return connection.raw(sql, bindings);
}
