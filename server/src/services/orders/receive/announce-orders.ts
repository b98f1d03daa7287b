import type { Core } from '@strapi/strapi';
import { ORDER_UID } from '../../../contracts/uids';
import type { Row, StrapiDatabase } from '../../database/strapi-database';
import { chunks } from '../../database/values';
import { describeError } from '../../describe-error';
import type { ChangedOrder } from './receive-orders';

/** What other plugins and webhooks hear of an order; the payload and our own columns are not theirs. */
function entryOf(row: Row): Row {
  const { payload: _payload, appliedDigest: _appliedDigest, ...entry } = row;
  return entry;
}

/**
 * Tells other plugins and webhooks of orders that S-360 sent: bulk writes run none of Strapi's
 * lifecycles by themselves. A subscriber that fails is reported and undoes nothing.
 */
export async function announceOrders(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  changed: readonly ChangedOrder[],
): Promise<void> {
  for (const part of chunks(changed)) {
    const rows = await database
      .query(ORDER_UID)
      .select('*')
      .where({ documentId: { $in: part.map(({ documentId }) => documentId) } })
      .execute();
    const byDocument = new Map(rows.map((row) => [row.documentId, row]));
    for (const { created, documentId } of part) {
      const row = byDocument.get(documentId);
      if (row) await announceOne(strapi, entryOf(row), created);
    }
  }
}

async function announceOne(strapi: Core.Strapi, entry: Row, created: boolean): Promise<void> {
  const event = { params: { data: entry, where: { id: entry.id } }, result: entry };
  try {
    await strapi.db.lifecycles.run(created ? 'afterCreate' : 'afterUpdate', ORDER_UID, event);
    await strapi.eventHub.emit(created ? 'entry.create' : 'entry.update', {
      model: 'order',
      uid: ORDER_UID,
      entry,
    });
  } catch (error) {
    strapi.log.error(
      `s360: a subscriber failed on order ${String(entry.documentId)}: ${describeError(error)}`,
    );
  }
}
