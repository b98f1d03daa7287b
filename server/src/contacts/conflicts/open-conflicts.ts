import { CONFLICT_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { conflictFromRow, OPEN_CONFLICT } from '../database/conflicts';

/** Ids, by field, of a contact's conflicts at an institution that wait for a person. */
export async function openConflictIds(
  database: StrapiDatabase,
  institution: string,
  contactDocumentId: string,
): Promise<ReadonlyMap<string, number>> {
  const rows = await database
    .query(CONFLICT_UID)
    .select('*')
    .where({ institution, contactDocumentId, ...OPEN_CONFLICT })
    .orderBy({ id: 'asc' })
    .execute();
  return new Map(rows.map(conflictFromRow).map(({ field, id }) => [field, id]));
}
