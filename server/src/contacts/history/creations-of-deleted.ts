import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';

const SLICE = 500;

/** Deletes the creation rows of deleted contacts: nothing is derived from them any more. */
export async function forgetCreationsOfDeleted(
  database: StrapiDatabase,
  before: Date,
): Promise<void> {
  for (let ids = await creationIds(database, before); ids.length > 0;) {
    await database
      .query(CONTACT_HISTORY_UID)
      .where({ id: { $in: ids } })
      .delete()
      .execute();
    ids = await creationIds(database, before);
  }
}

async function creationIds(database: StrapiDatabase, before: Date): Promise<number[]> {
  const { column, table } = database.names(CONTACT_HISTORY_UID);
  const contact = database.names(CONTACT_UID);
  const rows: Row[] = await database
    .connection({ history: table })
    .leftJoin({ contact: contact.table }, (join) => {
      join.on(`contact.${contact.column('documentId')}`, `history.${column('contactDocumentId')}`);
    })
    .whereNull('contact.id')
    .whereNull(`history.${column('field')}`)
    .whereNull(`history.${column('oldValue')}`)
    .where(`history.${column('changedAt')}`, '<', before)
    .select({ id: 'history.id' })
    .limit(SLICE);
  return rows.map(({ id }) => integer(id));
}
