import { resolveAssumptions } from '../../../server/src/s360/assumptions';
import { readOrderItem, type ReadOrder } from '../../../server/src/orders/mapping/order-snapshot';

/** How S-360 behaves where nothing is configured otherwise. */
export const ASSUMED = resolveAssumptions('myvenue');

/** An order item as it is read where nothing is configured otherwise. */
export const readItem = (item: unknown): ReadOrder => readOrderItem(item, ASSUMED);
