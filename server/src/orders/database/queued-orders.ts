import type { InTransaction } from '../../kernel/database/strapi-database';
import { QUEUED_ORDER_UID } from '../../contracts/uids';
import { bulkInsert } from '../../kernel/database/bulk-insert';
import type { PullReason } from '../../sending';

export interface QueuedOrder {
  orderId: string;
  lane: 'edit' | 'bulk';
  reason: PullReason;
}

/**
 * Enqueues pulls of orders, one per order. A bulk pull leaves the lane and the waiting time of an
 * operator's pull unchanged. An order that is enqueued again while it is being read is read again,
 * because the answer may be the older state. One that was given up is tried again. None stays on
 * hold for an earlier bulk job.
 */
export async function queueOrders(
  context: InTransaction,
  { baseUrl, institution }: { institution: string; baseUrl: string },
  orders: readonly QueuedOrder[],
  at: Date,
): Promise<void> {
  const again = ['queuedAt', 'reason', 'baseUrl', 'givenUpAt', 'bulkJobId'];
  const atOnce = ['lane', 'attempts', 'nextAttemptAt', 'failure', 'failureCode'];
  for (const lane of ['bulk', 'edit'] as const) {
    const ofLane = orders.filter((order) => order.lane === lane);
    const queued = new Map(ofLane.map((order) => [order.orderId, order]));
    await bulkInsert(context, QUEUED_ORDER_UID, {
      rows: [...queued.values()].map((order) => ({
        ...order,
        institution,
        baseUrl,
        queuedAt: at,
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
