import { modulesOf } from '../helpers/strapi/modules';
import type { Core } from '@strapi/strapi';
import { DELIVERY_UID } from '../../server/src/contracts/uids';
import type { Stream } from '../../server/src/contracts';
import type { StoredDelivery } from '../../server/src/inbox/records';
import { INSTITUTION } from './app';

/** Stores payloads like the webhook. */
export async function storePayloads(
  strapi: Core.Strapi,
  bodies: readonly string[],
  stream: Stream = 'contacts',
): Promise<void> {
  for (const body of bodies) {
    await modulesOf(strapi).deliveryStore.add({
      institution: INSTITUTION,
      stream,
      body,
      byteLength: Buffer.byteLength(body),
      state: 'stored',
      refusal: null,
      receivedAt: new Date(),
      traceparent: null,
    });
  }
}

/** Stores a payload like the webhook and returns what the applier then gets. */
export async function storePayload(
  strapi: Core.Strapi,
  body: string,
  stream: Stream = 'contacts',
): Promise<readonly StoredDelivery[]> {
  await storePayloads(strapi, [body], stream);
  const waiting = await modulesOf(strapi).deliveryStore.next(INSTITUTION, stream);
  if (waiting.length === 0) throw new Error('the delivery was not stored');
  return waiting;
}

/** Nobody takes over, and nobody listens. */
const ALONE = { keepLease: async () => undefined, announce: async () => undefined };

/** Applies stored deliveries completely: contacts, links, history, conflicts and the log. */
export async function applyStored(
  strapi: Core.Strapi,
  waiting: readonly StoredDelivery[],
): Promise<void> {
  const institution = modulesOf(strapi).institutions.find(INSTITUTION);
  if (!institution) throw new Error('the institution is not configured');
  await modulesOf(strapi).contactApplication.apply(institution.contacts, waiting, ALONE);
}

/**
 * Applies a stored delivery of orders completely: orders, lines, holders, purchase summaries and
 * the log.
 */
export async function applyStoredOrders(
  strapi: Core.Strapi,
  waiting: readonly StoredDelivery[],
): Promise<void> {
  const institution = modulesOf(strapi).institutions.find(INSTITUTION);
  if (!institution) throw new Error('the institution is not configured');
  await modulesOf(strapi).orderApplication.apply(institution.orders, waiting, ALONE);
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
