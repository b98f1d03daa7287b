import { isAtFault } from '../../deliveries/apply-contacts';
import type { DeliveryStore, StoredDelivery } from '../../deliveries/delivery-store';
import type { OrderSettings } from '../settings';
import { applyReadOrders, fitsOneTransaction, readOrderDelivery } from './apply-orders';
import type { OrderStore } from './order-store';
import type { ChangedOrder } from './receive-orders';

/** Applies deliveries of orders to their end. */
export interface OrderApplication {
  /**
   * Applies one stored delivery and notes what became of each item. Answers the orders that were
   * created or changed, for events.
   */
  apply(
    settings: OrderSettings,
    delivery: StoredDelivery,
    keepLease: () => Promise<void>,
  ): Promise<ChangedOrder[]>;
}

/** Applies deliveries to orders and their lines. */
export function orderApplication({
  deliveries,
  now,
  oneTransaction,
  store,
}: {
  store: OrderStore;
  deliveries: DeliveryStore;
  now(): Date;
  /** Runs all that is written meanwhile in one transaction, repeated whole after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
}): OrderApplication {
  return {
    async apply(settings, delivery, keepLease) {
      const read = await readOrderDelivery(delivery, { settings, store });
      const applyAndFinish = async (options: { oneForAll: boolean }, kept = keepLease) => {
        const applied = await applyReadOrders(read, { store, now, keepLease: kept }, options);
        await deliveries.finish(delivery, applied, now());
        return applied.changedOrders;
      };
      if (!fitsOneTransaction(read)) return applyAndFinish({ oneForAll: false });
      await keepLease();
      try {
        // Each commit waits for the disk: orders and the delivery's row share one.
        return await oneTransaction(() =>
          applyAndFinish({ oneForAll: true }, () => Promise.resolve()),
        );
      } catch (error) {
        if (!isAtFault(error)) throw error;
        return applyAndFinish({ oneForAll: false });
      }
    },
  };
}
