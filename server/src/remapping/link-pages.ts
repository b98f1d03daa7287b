import { CONTACT_LINK_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

/** The links of an institution by id, in slices. */
export interface LinkPages {
  /** Ids of the links after the given id; empty at the end. */
  idsAfter(institution: string, afterId: number, limit: number): Promise<number[]>;
}

export function databaseLinkPages(database: StrapiDatabase): LinkPages {
  return {
    async idsAfter(institution, afterId, limit) {
      const rows = await database
        .query(CONTACT_LINK_UID)
        .select(['id'])
        .where({ institution, id: { $gt: afterId } })
        .orderBy({ id: 'asc' })
        .limit(limit)
        .execute();
      return rows.map((row) => integer(row.id));
    },
  };
}
