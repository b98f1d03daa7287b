import type { Knex } from 'knex';

/** No table has as many rows. */
const ALL_ROWS = 1_000_000_000;

/**
 * A query as a table of its own, which is read before any condition on it. Without the limit,
 * databases make one query of both, and SQLite then looks for few rows by the index of the many.
 */
export const readFirst = (query: Knex.QueryBuilder): Knex.QueryBuilder =>
  query.limit(ALL_ROWS).as('few');
