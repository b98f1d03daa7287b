import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { readOrderItem, type ReadOrder } from '../../../server/src/orders/mapping/order-snapshot';
import type { OrderSnapshot } from '../../../server/src/orders/records';

/** The default assumptions about S-360. */
export const ASSUMED = resolveAssumptions('myvenue');

/** An order item as read with the default assumptions. */
export const readItem = (item: unknown): ReadOrder => readOrderItem(item, ASSUMED);

/** The snapshot of an order item that can be read. */
export function snapshotOf(item: unknown): OrderSnapshot {
  const read = readItem(item);
  if (read.kind !== 'snapshot') throw new Error(`no snapshot: ${JSON.stringify(read)}`);
  return read.snapshot;
}

/** The details of a finalized order. */
export const orderDetails = (changes: Record<string, unknown> = {}) => ({
  orderId: 454100,
  orderType: 'SALE',
  orderState: 'CLOSED',
  ...changes,
});
