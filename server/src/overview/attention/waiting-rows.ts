import type { Knex } from 'knex';
import { readFirst } from '../../kernel/database/read-first';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, text, time } from '../../kernel/database/values';

/** Rows of one table that wait for a person, which are alike. */
export interface WaitingRows {
  institution: string;
  /** The values of the attributes by which they were grouped. */
  values: readonly (string | null)[];
  count: number;
  /** The row that was stored first. */
  oldestId: number;
  since: Date | null;
  newestAt: Date | null;
}

/** Adds a condition to a statement; `column` gives the column of an attribute. */
export type Narrow = (rows: Knex.QueryBuilder, column: (attribute: string) => string) => unknown;

interface CountedRows {
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
    oldestId: integer(row.oldest),
    since: time(row.since),
    newestAt: time(row.newest),
  }));
}
