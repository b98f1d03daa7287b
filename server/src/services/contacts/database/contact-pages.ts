import { CONTACT_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { text } from '../../database/values';
import { DERIVED_COLUMNS, derivedColumns } from '../derived-columns';
import type { ContactPages, SweptContact } from '../edits/sweep';
import { contactFromRow } from './rows';

function sweptFromRow(row: Row): SweptContact {
  const contact = contactFromRow(row);
  const derived = derivedColumns(contact.type, contact.fields, contact.updatedAt);
  const hasStaleColumns = DERIVED_COLUMNS.some((name) => text(row[name]) !== derived[name]);
  return { ...contact, hasStaleColumns };
}

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
      return rows.map(sweptFromRow);
    },
  };
}
