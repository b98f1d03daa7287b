import { CONTACT_UID } from '../../../contracts/uids';
import type { StrapiDatabase } from '../../database/strapi-database';
import type { ContactPages } from '../edits/sweep';
import { contactFromRow } from './rows';

/** Contacts by id, in slices. */
export function databaseContactPages(database: StrapiDatabase): ContactPages {
  return {
    async changedSince(moment, afterId, limit) {
      const rows = await database
        .query(CONTACT_UID)
        .select('*')
        .where({ id: { $gt: afterId }, updatedAt: { $gte: moment } })
        .orderBy({ id: 'asc' })
        .limit(limit)
        .execute();
      return rows.map(contactFromRow);
    },
  };
}
