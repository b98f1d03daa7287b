import { modulesOf } from '../helpers/modules';
import type { Core } from '@strapi/strapi';
import { DELIVERY_UID } from '../../server/src/contracts/uids';
import type { Stream } from '../../server/src/contracts';
import type { StoredDelivery } from '../../server/src/inbox/records';
import { INSTITUTION } from './app';

/** Stores a payload like the webhook and returns the delivery for the applier. */
export async function storePayload(
  strapi: Core.Strapi,
  body: string,
  stream: Stream = 'contacts',
): Promise<StoredDelivery> {
  const deliveries = modulesOf(strapi).deliveryStore;
  await deliveries.add({
    institution: INSTITUTION,
    stream,
    body,
    byteLength: Buffer.byteLength(body),
    state: 'stored',
    refusal: null,
    receivedAt: new Date(),
  });
  const delivery = await deliveries.next(INSTITUTION, stream);
  if (!delivery) throw new Error('the delivery was not stored');
  return delivery;
}

/** Applies a stored delivery completely: contacts, links, history, conflicts and the log. */
export async function applyStored(strapi: Core.Strapi, delivery: StoredDelivery): Promise<void> {
  const institution = modulesOf(strapi).institutions.find(INSTITUTION);
  if (!institution) throw new Error('the institution is not configured');
  await modulesOf(strapi).deliveryApplication.apply(institution, delivery, () => Promise.resolve());
}

/**
 * Applies a stored delivery of orders completely: orders, lines, holders, purchase summaries and
 * the log.
 */
export async function applyStoredOrders(
  strapi: Core.Strapi,
  delivery: StoredDelivery,
): Promise<void> {
  const institution = modulesOf(strapi).institutions.find(INSTITUTION);
  if (!institution) throw new Error('the institution is not configured');
  await modulesOf(strapi).orderApplication.apply(institution.orders, delivery, () =>
    Promise.resolve(),
  );
}

/** The number of deliveries that are acknowledged but not applied yet. */
export async function waitingDeliveries(strapi: Core.Strapi): Promise<number> {
  const [row] = await modulesOf(strapi)
    .database.query(DELIVERY_UID)
    .count()
    .where({ state: 'stored' })
    .execute();
  return Number(row?.count ?? 0);
}
