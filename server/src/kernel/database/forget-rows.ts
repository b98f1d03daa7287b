import type { Row, StrapiDatabase } from './strapi-database';
import { integer } from './values';

const SLICE = 500;

/**
 * Deletes the rows of a table that fit a condition, a few at a time, each in a transaction of its
 * own: others read and write in between, however many there are. Answers how many.
 */
export async function forgetRows(
  database: StrapiDatabase,
  of: { uid: string; where: Row; order: string; slice?: number },
): Promise<number> {
  let forgotten = 0;
  // What the condition keeps is not gone through again by each slice.
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
