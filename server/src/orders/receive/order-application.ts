import {
  type ApplyAndFinish,
  type DeliveryStore,
  type StoredDelivery,
  applyFirstRun,
  applyInOneTransaction,
  byDelivery,
  traceRun,
} from '../../inbox';
import type { Tracing } from '../../kernel/tracing';
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
  tracing,
}: {
  store: OrderStore;
  deliveries: DeliveryStore;
  now(): Date;
  /** Runs `work` in one transaction, which is repeated whole after a lost race. */
  oneTransaction<T>(work: () => Promise<T>): Promise<T>;
  tracing: Tracing;
}): OrderApplication {
  return {
    apply: (settings, waiting, keepLease) =>
      applyFirstRun(waiting, orderIdIn, (run) =>
        traceRun(run, tracing, async () => {
          const read = await tracing.span('s360.apply.read', {}, () =>
            readOrderRun(run, { settings, store }),
          );
          const applyAndFinish: ApplyAndFinish<ChangedOrder> = async (options) => {
            const applied = await applyReadOrders(read, { store, now, ...options });
            await deliveries.finish(byDelivery(run, applied), now());
            return applied.changedOrders;
          };
          const isShortEnough = fitsOneTransaction(read);
          const ports = { run, isShortEnough, keepLease, oneTransaction };
          return tracing.span('s360.apply.write', {}, () =>
            applyInOneTransaction(applyAndFinish, ports),
          );
        }),
      ),
  };
}
