import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { knownOrders, type OrderContext } from '../database/order-statements';
import type { QueuedOrder } from '../database/queued-orders';
import type { PullGuard } from '../../sending';
import type { OrderSettings } from '../settings';
import {
  receiveOrders,
  queueOrdersOf,
  type OrderSubscriber,
  type OrdersToReceive,
  type ReceivedOrders,
  type RefreshSummaries,
} from './receive-orders';

/** The store of orders, their lines and their queued pulls. */
export interface OrderStore {
  /** The digests of what was last applied to orders, keyed by order id; read without a lock. */
  digests(institution: string, orderIds: readonly string[]): Promise<Map<string, string | null>>;
  /** Applies snapshots in one transaction, which is repeated whole after a lost race. */
  receive(request: Omit<OrdersToReceive, keyof OrderStorePorts>): Promise<ReceivedOrders>;
  enqueue(
    settings: OrderSettings,
    orders: readonly QueuedOrder[],
    by: { at: Date; deliveryId: string | null },
  ): Promise<void>;
}

/** What the receipt of orders needs of other modules, in its transaction. */
export interface OrderStorePorts {
  bookings: OrderSubscriber;
  refreshSummaries: RefreshSummaries;
  guard: PullGuard;
}

export function databaseOrderStore(database: StrapiDatabase, ports: OrderStorePorts): OrderStore {
  const inOne = <T>(work: (context: OrderContext) => Promise<T>): Promise<T> =>
    database.transactionWithRetries((trx) => work({ database, trx }));
  return {
    async digests(institution, orderIds) {
      const context = { database, trx: database.connection };
      const known = await knownOrders(context, institution, orderIds, { lock: false });
      return new Map([...known].map(([orderId, order]) => [orderId, order.appliedDigest]));
    },
    receive: (request) => inOne((context) => receiveOrders({ ...request, ...ports }, context)),
    enqueue: (settings, orders, { at, deliveryId }) =>
      inOne((context) =>
        queueOrdersOf({ settings, at, guard: ports.guard, deliveryId }, orders, context),
      ),
  };
}
