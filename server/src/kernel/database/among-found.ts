import type { Knex } from 'knex';
import { hideQuery } from './opaque-query';
import type { StrapiDatabase } from './strapi-database';

/** Values, or a query for them, which must not be awaited. */
export interface Among {
  $in: readonly Knex.Value[] | Knex.QueryBuilder;
}

/** Up to this many are listed; more are left to a subquery. */
const MAX_NAMED = 5_000;

/**
 * The condition that an attribute is among what a query of one column finds. If that is little, it
 * is listed: a list and its count then need not compute it once more each, and PostgreSQL does not
 * have to guess how much it is.
 */
export async function amongFound(
  database: Pick<StrapiDatabase, 'transaction'>,
  query: () => Knex.QueryBuilder,
  maxNamed: number = MAX_NAMED,
): Promise<Among> {
  // In the current transaction, which has SQLite's only connection.
  const found: Record<string, Knex.Value>[] = await database.transaction(async (trx) =>
    query()
      .limit(maxNamed + 1)
      .transacting(trx),
  );
  // Inside an object, as awaiting a bare query would run it.
  if (found.length > maxNamed) return { $in: hideQuery(query()) };
  return { $in: found.flatMap((row) => Object.values(row)) };
}
