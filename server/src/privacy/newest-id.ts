import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** The highest id in a table; 0 when it is empty. */
export async function newestId(database: StrapiDatabase, uid: string): Promise<number> {
  const [row] = await database
    .query(uid)
    .select(['id'])
    .where({})
    .orderBy({ id: 'desc' })
    .limit(1)
    .execute();
  return integer(row?.id);
}
