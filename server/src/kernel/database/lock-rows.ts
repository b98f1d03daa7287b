import type { Knex } from 'knex';
import type { QueryBuilder, Row, StrapiDatabase } from './strapi-database';

const isOfStrapi = (query: Knex.QueryBuilder | QueryBuilder): query is QueryBuilder =>
  'getKnexQuery' in query;

/**
 * Answers the rows of one table that a query finds now, and locks exactly these, in the order of
 * their ids. The conditions of a query of knex must all be met, none of them an alternative.
 *
 * On MySQL and MariaDB, a statement that locks rows waits for each row that it reads, even for those
 * that its condition then leaves out. They read all of a small table, or all rows of an institution,
 * so that transactions without a row in common could wait for each other. There, rows are looked up
 * without locks first. As on PostgreSQL, rows that others insert meanwhile are not among them.
 */
export async function lockRows(database: StrapiDatabase, query: QueryBuilder): Promise<Row[]>;
export async function lockRows(
  database: StrapiDatabase,
  query: Knex.QueryBuilder,
  lock?: 'forShare' | 'forUpdate',
): Promise<Row[]>;
export async function lockRows(
  database: StrapiDatabase,
  query: Knex.QueryBuilder | QueryBuilder,
  lock: 'forShare' | 'forUpdate' = 'forUpdate',
): Promise<Row[]> {
  const isInexact = await database.locksWhatItReads();
  if (isOfStrapi(query)) {
    const found = isInexact ? await query.clone().select('id').execute() : null;
    if (found !== null) query.where({ id: { $in: found.map(({ id }) => id) } });
    return query.orderBy({ id: 'asc' }).forUpdate().execute();
  }
  if (isInexact) void query.whereIn('id', await query.clone().clearSelect().pluck('id'));
  return query.orderBy('id')[lock]();
}
