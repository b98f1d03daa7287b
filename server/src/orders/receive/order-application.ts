import {
  type DeliveryStore,
  type StoredDelivery,
  applyFirstRun,
  applyInOneTransaction,
  byDelivery,
} from '../../inbox';
import { orderIdIn } from '../mapping/order-item';
import type { OrderSettings } from '../settings';
import { applyReadOrders, fitsOneTransaction, readOrderRun } from './apply-orders';
import type { OrderStore } from './order-store';
import type { ChangedOrder } from './receive-orders';

export interface OrderApplication {
  /**
   * Applies the first of the stored deliveries that wait, with those that follow and can be applied
   * with it, and records the outcome of each item. Returns the orders that were created or changed,
   * for events.
   */
  apply(
    settings: OrderSettings,
    waiting: readonly StoredDelivery[],
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
    apply: (settings, waiting, keepLease) =>
      applyFirstRun(waiting, orderIdIn, async (run) => {
        const read = await readOrderRun(run, { settings, store });
        return applyInOneTransaction(
          async (options) => {
            const applied = await applyReadOrders(read, { store, now, ...options });
            await deliveries.finish(byDelivery(run, applied), now());
            return applied.changedOrders;
          },
          { run, isShortEnough: fitsOneTransaction(read), keepLease, oneTransaction },
        );
      }),
  };
}
