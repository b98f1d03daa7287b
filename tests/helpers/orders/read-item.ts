import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { readOrderItem, type ReadOrder } from '../../../server/src/orders/mapping/order-snapshot';

/** The default assumptions about S-360. */
export const ASSUMED = resolveAssumptions('myvenue');

/** An order item as read with the default assumptions. */
export const readItem = (item: unknown): ReadOrder => readOrderItem(item, ASSUMED);
