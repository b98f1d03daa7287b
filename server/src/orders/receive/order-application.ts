import { type DeliveryStore, type StoredDelivery, applyInOneTransaction } from '../../inbox';
import type { OrderSettings } from '../settings';
import { applyReadOrders, fitsOneTransaction, readOrderDelivery } from './apply-orders';
import type { OrderStore } from './order-store';
import type { ChangedOrder } from './receive-orders';

export interface OrderApplication {
  /**
   * Applies one stored delivery, and records the outcome of each item. Returns the orders that were
   * created or changed, for events.
   */
  apply(
    settings: OrderSettings,
    delivery: StoredDelivery,
    keepLease: () => Promise<void>,
  ): Promise<ChangedOrder[]>;
}

export function orderApplication({
  deliveries,
  now,
  oneTransaction,
  store,
}: {
  store: OrderStore;
  deliveries: DeliveryStore;
  now(): Date;
  /** Runs `work` in one transaction, which is repeated whole after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
}): OrderApplication {
  return {
    async apply(settings, delivery, keepLease) {
      const read = await readOrderDelivery(delivery, { settings, store });
      return applyInOneTransaction(
        async (options) => {
          const applied = await applyReadOrders(read, { store, now, ...options });
          await deliveries.finish(delivery, applied, now());
          return applied.changedOrders;
        },
        { isShortEnough: fitsOneTransaction(read), keepLease, oneTransaction },
      );
    },
  };
}
