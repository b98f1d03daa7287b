import type { Knex } from 'knex';
import { hideQuery } from './opaque-query';
import type { StrapiDatabase } from './strapi-database';

/** Values, or a query for them, which must not be awaited. */
export interface Among {
  $in: readonly Knex.Value[] | Knex.QueryBuilder;
}

/** Up to this many are listed; more are left to a subquery. */
const MAX_NAMED = 5_000;

type Asked = Pick<StrapiDatabase, 'client' | 'connection' | 'transaction'>;

/**
 * The condition that an attribute is among what a query of one column finds. If that is little, it
 * is given as values: a list and its count then need not compute it once more each, and PostgreSQL
 * does not have to guess how much it is.
 */
export async function amongFound(
  database: Asked,
  query: () => Knex.QueryBuilder,
  maxNamed: number = MAX_NAMED,
): Promise<Among> {
  // Inside an object, as awaiting a bare query would run it.
  return (await amongFew(database, query, maxNamed)) ?? { $in: hideQuery(query()) };
}

/** The same if the query finds little; `null` otherwise. */
export async function amongFew(
  database: Asked,
  query: () => Knex.QueryBuilder,
  maxNamed: number = MAX_NAMED,
): Promise<Among | null> {
  // In the current transaction, which has SQLite's only connection.
  const found: Record<string, Knex.Value>[] = await database.transaction(async (trx) =>
    query()
      .limit(maxNamed + 1)
      .transacting(trx),
  );
  if (found.length > maxNamed) return null;
  const values = found.flatMap((row) => Object.values(row));
  const isTable = database.client === 'postgres' && values.length > 0;
  return { $in: isTable ? asTable(database, values) : values };
}

/** PostgreSQL reads a whole table for a long list, but looks up what a table of values contains. */
function asTable(
  { connection }: Pick<StrapiDatabase, 'connection'>,
  values: readonly Knex.Value[],
): Knex.QueryBuilder {
  const type = typeof values[0] === 'number' ? 'integer' : 'text';
  return hideQuery(connection.select(connection.raw(`unnest(?::${type}[])`, [values])));
}
