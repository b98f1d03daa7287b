import { CONTACT_HISTORY_UID, CONTACT_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';
import { consentKey } from '../model/merge/consents';

const SLICE = 500;

/**
 * Deletes what stays as long as a contact exists, its creation and its consents, once the contact is
 * deleted: nothing is derived from them any more.
 */
export async function forgetHistoryOfDeleted(
  database: StrapiDatabase,
  before: Date,
): Promise<void> {
  for (let ids = await idsOf(database, before); ids.length > 0;) {
    await database
      .query(CONTACT_HISTORY_UID)
      .where({ id: { $in: ids } })
      .delete()
      .execute();
    ids = await idsOf(database, before);
  }
}

async function idsOf(database: StrapiDatabase, before: Date): Promise<number[]> {
  const { column, table } = database.names(CONTACT_HISTORY_UID);
  const contact = database.names(CONTACT_UID);
  const rows: Row[] = await database
    .connection({ history: table })
    .leftJoin({ contact: contact.table }, (join) => {
      join.on(`contact.${contact.column('documentId')}`, `history.${column('contactDocumentId')}`);
    })
    .whereNull('contact.id')
    .where((kept) => {
      void kept
        .where(`history.${column('field')}`, 'like', `${consentKey('')}%`)
        .orWhere((creation) => {
          void creation
            .whereNull(`history.${column('field')}`)
            .whereNull(`history.${column('oldValue')}`);
        });
    })
    .where(`history.${column('changedAt')}`, '<', before)
    .select({ id: 'history.id' })
    .limit(SLICE);
  return rows.map(({ id }) => integer(id));
}
