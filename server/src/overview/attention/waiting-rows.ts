import type { Knex } from 'knex';
import { readFirst } from '../../kernel/database/read-first';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';
import type { Waiting } from './located-cause';

/** Rows of one table that wait for a person, which are alike; the first was stored first. */
export interface WaitingRows extends Required<Waiting> {
  /** The values of the attributes by which they were counted. */
  values: readonly (string | null)[];
}

/** Adds a condition to a statement; `column` gives the column of an attribute. */
export type Narrow = (rows: Knex.QueryBuilder, column: (attribute: string) => string) => unknown;

export interface CountedRows {
  uid: string;
  by: readonly string[];
  /** The attribute that says since when a row waits; `null` where the table has none. */
  moment: string | null;
  /** A condition that few rows meet, with an index of its own. */
  among?: Narrow;
}

/** Counts rows by institution and further attributes, in one statement. */
export async function countWaiting(
  database: StrapiDatabase,
  { among, by, moment, uid }: CountedRows,
  narrow: Narrow,
): Promise<WaitingRows[]> {
  const { column, table } = database.names(uid);
  const columns = ['institution', ...by].map(column);
  const all: Knex.QueryBuilder = database.connection(table);
  among?.(all, column);
  const counted: Knex.QueryBuilder =
    among === undefined ? all : database.connection.from(readFirst(all));
  const query = counted
    .select(columns)
    .count({ waiting: '*' })
    .min({ oldest: 'id' })
    .groupBy(columns);
  if (moment !== null) query.min({ since: column(moment) }).max({ newest: column(moment) });
  narrow(query, column);
  const rows: Row[] = await query;
  return rows.map((row) => ({
    institution: text(row.institution) ?? '',
    values: by.map((attribute) => text(row[column(attribute)])),
    count: integer(row.waiting),
    first: { uid, id: integer(row.oldest) },
    since: time(row.since),
    newestAt: time(row.newest),
  }));
}
