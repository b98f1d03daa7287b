import { CONTACT_LINK_UID } from '../contracts/uids';
import { countWhere } from '../kernel/database/count-where';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { integer } from '../kernel/database/values';

export interface LinkPages {
  /** Ids of the links after the given id; empty at the end. */
  idsAfter(institution: string, afterId: number, limit: number): Promise<number[]>;
  /** How many of the links have ids up to the given one. */
  progress(institution: string, doneToId: number): Promise<{ done: number; total: number }>;
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
    async progress(institution, doneToId) {
      const count = (where: object) =>
        countWhere(database, CONTACT_LINK_UID, { institution, ...where });
      return { done: await count({ id: { $lte: doneToId } }), total: await count({}) };
    },
  };
}
