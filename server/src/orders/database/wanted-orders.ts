import { WANTED_ORDER_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { OrderContext } from './order-statements';

/** An order that is to be read from S-360. */
export interface WantedOrder {
  orderId: string;
  lane: 'edit' | 'bulk';
  reason: string;
}

/**
 * Wants orders, each once; a wish in bulk leaves the lane and the waiting time of an operator's. One
 * that is wanted again while it is being read is read again: the answer may be the older state. One
 * that was given up is tried again. None is held back by a load that held it before.
 */
export async function wantOrders(
  context: OrderContext,
  { baseUrl, institution }: { institution: string; baseUrl: string },
  orders: readonly WantedOrder[],
  at: Date,
): Promise<void> {
  const again = ['wantedAt', 'reason', 'baseUrl', 'givenUpAt', 'loadId'];
  const atOnce = ['lane', 'attempts', 'nextAttemptAt', 'failure', 'failureCode'];
  for (const lane of ['bulk', 'edit'] as const) {
    const ofLane = orders.filter((order) => order.lane === lane);
    const wanted = new Map(ofLane.map((order) => [order.orderId, order]));
    await bulkInsert(context, WANTED_ORDER_UID, {
      rows: [...wanted.values()].map((order) => ({
        ...order,
        institution,
        baseUrl,
        wantedAt: at,
        attempts: 0,
      })),
      onTaken: {
        kind: 'merge',
        by: ['institution', 'orderId'],
        attributes: lane === 'edit' ? [...again, ...atOnce] : again,
      },
    });
  }
}
