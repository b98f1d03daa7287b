import type { Row, StrapiDatabase } from './strapi-database';
import { integer } from './values';

/** How many rows of a table meet a condition. */
export async function countWhere(
  database: StrapiDatabase,
  uid: string,
  where: Row = {},
): Promise<number> {
  const [row] = await database.query(uid).count().where(where).execute();
  return integer(row?.count);
}
