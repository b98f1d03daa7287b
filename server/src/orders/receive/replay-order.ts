import type { QuarantinedItemStatus } from '../../contracts/overview';
import { reason } from '../../contracts/reasons';
import {
  type DeliveryStore,
  type ItemOutcome,
  type StoredDelivery,
  openDelivery,
} from '../../inbox';
import { NotFoundError } from '../../kernel/errors';
import type { InstitutionRegistry } from '../../institutions';
import { applyReadOrders, readOrderRun } from './apply-orders';
import type { OrderStore } from './order-store';
import type { ChangedOrder } from './receive-orders';

/**
 * Evaluates a quarantined order again, as a delivery of this item alone. The item leaves the
 * quarantine when it can be used now; otherwise it stays, with its new reasons.
 * @throws NotFoundError when the institution is no longer configured, or the item is empty.
 */
export async function replayOrder(
  { body, deliveryId, id, institution, position }: QuarantinedItemStatus,
  ports: {
    store: OrderStore;
    deliveryStore: DeliveryStore;
    institutions: InstitutionRegistry;
    now(): Date;
    announce(changed: readonly ChangedOrder[]): Promise<void>;
  },
): Promise<ItemOutcome> {
  const { now, store } = ports;
  const configured = ports.institutions.find(institution);
  if (!configured) throw new NotFoundError(reason('noInstitutionAnyMore', { institution }));
  const settings = configured.orders;
  const delivery: StoredDelivery = {
    id: deliveryId,
    institution,
    stream: 'orders',
    body: `[${body}]`,
    byteLength: Buffer.byteLength(body),
    origin: 'imported',
    isReplay: true,
    receivedAt: now(),
    traceparent: null,
  };
  const read = await readOrderRun([openDelivery(delivery)], { settings, store });
  const options = { oneForAll: false, keepLease: () => Promise.resolve() };
  const { changed, outcomes } = await applyReadOrders(read, { store, now, ...options });
  const [outcome] = outcomes;
  if (!outcome) throw new NotFoundError(reason('emptyQuarantinedItem', { item: id }));
  await ports.deliveryStore.storeItemOutcome(id, outcome);
  await ports.announce(changed);
  return { ...outcome, position };
}
