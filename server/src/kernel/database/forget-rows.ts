import type { Row, StrapiDatabase } from './strapi-database';
import { integer } from './values';

/** `whileNeeded`: its module deletes what nobody needs any more. */
export type Retention = PastRows | 'whileNeeded' | 'forever';

/** Rows that are deleted each night, in slices. */
interface PastRows {
  /** Days, or the setting that says how many. */
  kept: number | 'history' | 'deliveries';
  order: string;
  slice?: number;
  past(before: Date): Row;
}

const SLICE = 500;

/**
 * Deletes the rows that match a condition in slices, each in its own transaction, so that others
 * can read and write in between, however many rows there are.
 * @returns the number of deleted rows
 */
export async function forgetRows(
  database: StrapiDatabase,
  of: { uid: string; where: Row; order: string; slice?: number },
): Promise<number> {
  let forgotten = 0;
  // Start where the last slice ended, so that rows to be kept are not scanned again.
  let from: Row = {};
  for (;;) {
    const rows = await database
      .query(of.uid)
      .select(['id', of.order])
      .where({ $and: [of.where, from] })
      .orderBy({ [of.order]: 'asc' })
      .limit(of.slice ?? SLICE)
      .execute();
    const last = rows.at(-1);
    if (!last) return forgotten;
    from = { [of.order]: { $gte: last[of.order] } };
    const ids = rows.map((row) => integer(row.id));
    await database
      .query(of.uid)
      .where({ id: { $in: ids } })
      .delete()
      .execute();
    forgotten += ids.length;
  }
}

/** Deletes the rows of a table that are past their retention. */
export const forgetPastRows = (
  database: StrapiDatabase,
  { retention: { order, past, slice }, uid }: { uid: string; retention: PastRows },
  before: Date,
): Promise<number> => forgetRows(database, { uid, where: past(before), order, slice });

/**
 * Empties attributes of the rows that match a condition, in slices like `forgetRows`. Afterwards the
 * rows must not match it any more, or are emptied once more by the next run.
 */
export async function forgetValues(
  database: StrapiDatabase,
  of: { uid: string; where: Row; values: Row },
): Promise<void> {
  for (let after = 0; ;) {
    const rows = await database
      .query(of.uid)
      .select(['id'])
      .where({ $and: [of.where, { id: { $gt: after } }] })
      .orderBy({ id: 'asc' })
      .limit(SLICE)
      .execute();
    if (rows.length === 0) return;
    const ids = rows.map((row) => integer(row.id));
    after = ids.at(-1) ?? after;
    await database
      .query(of.uid)
      .where({ id: { $in: ids } })
      .update(of.values)
      .execute();
  }
}
