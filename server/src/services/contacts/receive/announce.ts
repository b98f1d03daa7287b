import type { Core } from '@strapi/strapi';
import { CONTACT_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { describeError } from '../../describe-error';
import { announcedParams } from './origin';
import type { ChangedContact } from './write-received';

/**
 * Tells other plugins, webhooks and the history of events of contacts that S-360 changed: bulk
 * writes run none of Strapi's lifecycles by themselves. Our own subscriber stays silent. A
 * subscriber that fails is reported and does not undo what was applied.
 */
export async function announceContacts(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  changed: readonly ChangedContact[],
): Promise<void> {
  if (changed.length === 0) return;
  const documentIds = changed.map(({ documentId }) => documentId);
  const rows = await database
    .query(CONTACT_UID)
    .select('*')
    .where({ documentId: { $in: documentIds } })
    .execute();
  const byDocument = new Map(rows.map((row) => [row.documentId, row]));
  for (const { documentId, created } of changed) {
    const row = byDocument.get(documentId);
    if (row) await announceOne(strapi, row, created);
  }
}

async function announceOne(strapi: Core.Strapi, row: Row, created: boolean): Promise<void> {
  const { emailKey: _emailKey, phoneKey: _phoneKey, nameKey: _nameKey, ...entry } = row;
  const event = { params: announcedParams({ data: entry, where: { id: row.id } }), result: entry };
  try {
    await strapi.db.lifecycles.run(created ? 'afterCreate' : 'afterUpdate', CONTACT_UID, event);
    await strapi.eventHub.emit(created ? 'entry.create' : 'entry.update', {
      model: 'contact',
      uid: CONTACT_UID,
      entry,
    });
  } catch (error) {
    strapi.log.error(
      `s360: a subscriber failed on contact ${String(row.documentId)}: ${describeError(error)}`,
    );
  }
}
