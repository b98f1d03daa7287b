import type { Core } from '@strapi/strapi';
import { announce } from '../../kernel/announce';
import { ORDER_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { chunks } from '../../kernel/database/values';
import type { ChangedOrder } from './receive-orders';

/** What other plugins and webhooks receive of an order: not the payload and our own columns. */
function entryOf(row: Row): Row {
  const { payload: _payload, appliedDigest: _appliedDigest, ...entry } = row;
  return entry;
}

/** Announces orders from S-360 to other plugins and webhooks. */
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
      if (!row) continue;
      const entry = entryOf(row);
      const params = { data: entry, where: { id: entry.id } };
      await announce(strapi, { uid: ORDER_UID, model: 'order', entry, isNew: created, params });
    }
  }
}
