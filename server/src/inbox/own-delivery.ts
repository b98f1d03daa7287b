import { DELIVERY_UID } from '../contracts/uids';
import type { Stream } from '../contracts/streams';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { DeliveryOrigin, DeliveryState } from './records';

/**
 * Stores a delivery that S-360 did not post: it consists of items from our own tables, as JSON
 * text.
 */
export async function storeOwnDelivery(
  database: StrapiDatabase,
  of: { institution: string; stream: Stream; origin: Exclude<DeliveryOrigin, 'webhook'> },
  bodies: readonly string[],
  receivedAt: Date,
): Promise<void> {
  const body = `[${bodies.join(',')}]`;
  await database
    .query(DELIVERY_UID)
    .insert({
      ...of,
      state: 'stored' satisfies DeliveryState,
      body,
      byteLength: Buffer.byteLength(body),
      refusal: null,
      receivedAt,
    })
    .execute();
}
