import type { Institution } from '../institution';
import type { Order } from '../shapes/order';
import { abandon } from './abandon';
import { close } from './close';
import { describeSale } from './create';
import { addResumed, ordersToResume } from './resume';

/**
 * Performs what is due by the clock: open orders are abandoned `orderAbandonDelay` minutes after
 * their last change; an expired reservation or option is released by an order of
 * S-360 in the same file (inferred).
 */
export function settleOverdueOrders(institution: Institution): void {
  for (const order of institution.orders.due(institution.clock.now())) {
    if (order.details.orderState === 'OPEN') abandon(order, institution);
    else release(order, institution);
  }
}

function release(held: Order, institution: Institution): void {
  const kind = held.details.orderType === 'OPTION' ? 'OPTION' : 'RESERVATION';
  // An open sale may be about to buy it, and then decides.
  const { orderId } = held.details;
  const free = ordersToResume(kind, held.fileId, institution);
  if (!free.some(({ details }) => details.orderId === orderId)) return;
  const freeing = institution.orders.open(`${kind}_FREEING`, held.fileId);
  freeing.details.orderOriginator = 'BATCH';
  freeing.details.contactReference = held.details.contactReference;
  describeSale(freeing, institution);
  addResumed(freeing, held, institution);
  close(freeing, institution);
}
