import type { Core } from '@strapi/strapi';
import { getService } from '../../server/src/services';
import { applyContactDelivery } from '../../server/src/services/deliveries/apply-contacts';
import type { StoredDelivery } from '../../server/src/services/deliveries/delivery-store';
import { INSTITUTION } from './app';

/** Stores a payload as the webhook does and answers what the applier would take up next. */
export async function storePayload(strapi: Core.Strapi, body: string): Promise<StoredDelivery> {
  const deliveries = getService(strapi, 'deliveryStore');
  await deliveries.add({
    institution: INSTITUTION,
    stream: 'contacts',
    body,
    byteLength: Buffer.byteLength(body),
    state: 'stored',
    refusal: null,
    receivedAt: new Date(),
  });
  const delivery = await deliveries.next(INSTITUTION, 'contacts');
  if (!delivery) throw new Error('the delivery was not stored');
  return delivery;
}

/** Applies a stored delivery to its end: contacts, links, history, conflicts and the log. */
export async function applyStored(strapi: Core.Strapi, delivery: StoredDelivery): Promise<void> {
  const institution = getService(strapi, 'institutions').find(INSTITUTION);
  if (!institution) throw new Error('the institution is not configured');
  const clock = { now: () => new Date() };
  const applied = await applyContactDelivery(delivery, {
    clock,
    store: getService(strapi, 'contactStore'),
    settings: institution.contacts,
    keepLease: () => Promise.resolve(),
  });
  if (applied.quarantined.length > 0) throw new Error(`an item was quarantined: ${JSON.stringify(applied.quarantined[0]?.reasons)}`);
  const { outcomes, quarantined } = applied;
  await getService(strapi, 'deliveryStore').finish(delivery, outcomes, quarantined, clock.now());
}
