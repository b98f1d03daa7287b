import { deliveryApplication, type ApplicationPorts, type DeliveryApplication } from '../../inbox';
import { orderIdIn } from '../mapping/order-item';
import type { OrderSettings } from '../settings';
import { applyReadOrders, readOrderRun } from './apply-orders';
import type { OrderStore } from './order-store';
import type { ChangedOrder } from './receive-orders';

/** Applies deliveries to orders and their lines. */
export const orderApplication = (
  store: OrderStore,
  ports: ApplicationPorts,
): DeliveryApplication<OrderSettings, ChangedOrder> =>
  deliveryApplication(
    {
      numberIn: orderIdIn,
      read: (run, settings) => readOrderRun(run, { settings, store }),
      apply: (read, options) => applyReadOrders(read, { store, now: ports.now, ...options }),
    },
    ports,
  );
