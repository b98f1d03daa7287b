import type { ErasedPersons } from '../../contacts';
import type { InTransaction, StrapiDatabase } from '../../kernel/database/strapi-database';
import { knownOrders } from '../database/order-statements';
import type { QueuedOrder } from '../database/queued-orders';
import type { PullGuard } from '../../sending';
import { numbersInOrder, orderItemWithout } from '../mapping/order-without';
import type { OrderSettings } from '../settings';
import {
  receiveOrders,
  queueOrdersOf,
  type OrderSubscriber,
  type OrdersToReceive,
  type ReceivedOrders,
  type RefreshSummaries,
  type ShownBy,
} from './receive-orders';

export interface OrderStore {
  /** Orders without erased persons, by position; the others are not there. */
  withoutErased(
    institution: string,
    items: readonly unknown[],
  ): Promise<ReadonlyMap<number, unknown>>;
  /** The digests of what was last applied to orders, keyed by order id; read without a lock. */
  digests(institution: string, orderIds: readonly string[]): Promise<Map<string, string | null>>;
  /** Applies snapshots in one transaction, which is repeated whole after a lost race. */
  receive(request: Omit<OrdersToReceive, keyof OrderStorePorts>): Promise<ReceivedOrders>;
  enqueue(
    settings: OrderSettings,
    orders: readonly QueuedOrder[],
    by: { at: Date; shownBy: ShownBy },
  ): Promise<void>;
}

/** What the receipt of orders needs of other modules, in its transaction. */
interface OrderStorePorts {
  bookings: OrderSubscriber;
  refreshSummaries: RefreshSummaries;
  guard: PullGuard;
  erased: Pick<ErasedPersons, 'numbersErased'>;
}

export function databaseOrderStore(database: StrapiDatabase, ports: OrderStorePorts): OrderStore {
  const inOne = <T>(work: (context: InTransaction) => Promise<T>): Promise<T> =>
    database.transactionWithRetries((trx) => work({ database, trx }));
  return {
    async withoutErased(institution, items) {
      const numbers = [...new Set(items.flatMap(numbersInOrder))];
      const gone = await ports.erased.numbersErased(institution, numbers);
      if (gone.size === 0) return new Map();
      const without = items.map((item) => orderItemWithout(item, (number) => gone.has(number)));
      return new Map([...without.entries()].filter(([position, item]) => item !== items[position]));
    },
    async digests(institution, orderIds) {
      const context = { database, trx: database.connection };
      const known = await knownOrders(context, institution, orderIds, { lock: false });
      return new Map([...known].map(([orderId, order]) => [orderId, order.appliedDigest]));
    },
    receive: (request) => inOne((context) => receiveOrders({ ...request, ...ports }, context)),
    enqueue: (settings, orders, { at, shownBy }) =>
      inOne((context) =>
        queueOrdersOf({ settings, at, guard: ports.guard, shownBy }, orders, context),
      ),
  };
}
