import { QUEUED_ORDER_UID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { dueReadRows, type WorkSources } from '../../sending';
import type { OrderSnapshot } from '../records';
import { performOrderPull, type OrderPullPorts } from './perform-order-pull';
import { queuedOrders } from './queued-orders';

interface OrderSourceParts extends Pick<OrderPullPorts, 'announce' | 'store'> {
  database: StrapiDatabase;
  /** Ids of the bulk jobs that put pending pulls on hold. */
  holdingBulkJobs(): Promise<number[]>;
  /** Stores an order that is older than the depth of past data as an excluded item. */
  storeExcluded(institution: string, order: OrderSnapshot, at: Date): Promise<void>;
}

/** The work of orders: the queued pulls. */
export function orderSources(parts: OrderSourceParts): WorkSources {
  const { announce, database, holdingBulkJobs, store } = parts;
  const pulls = queuedOrders(database, holdingBulkJobs);
  return {
    at({ institution, ...calls }) {
      const ports: OrderPullPorts = {
        ...calls,
        store,
        announce,
        pulls,
        settings: institution.orders,
        storeExcluded: (order, at) => parts.storeExcluded(institution.code, order, at),
      };
      return [
        {
          async due({ limit, now, withheld }) {
            if (withheld.receiving) return [];
            const due = await pulls.due(institution, now, limit);
            return due.map((pull) => ({ ...pull, perform: () => performOrderPull(pull, ports) }));
          },
        },
      ];
    },
    dueRows: (look) => [dueReadRows(QUEUED_ORDER_UID, look)],
  };
}
