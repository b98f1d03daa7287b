import { CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';
import { derivedColumns } from '../derived-columns';
import { DERIVED_COLUMNS } from '../model/derived-column-names';
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
  async function page(where: Row, afterId: number, limit: number): Promise<SweptContact[]> {
    const rows = await database
      .query(CONTACT_UID)
      .select('*')
      .where({ id: { $gt: afterId }, ...where })
      .orderBy({ id: 'asc' })
      .limit(limit)
      .execute();
    return rows.map(sweptFromRow);
  }
  return {
    changedSince: (moment, ...of) => page({ updatedAt: { $gte: moment } }, ...of),
    withoutSearchText: (...of) => page({ searchText: { $null: true } }, ...of),
  };
}
