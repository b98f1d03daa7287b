import type { Institution } from '../institution';
import type { Order } from '../shapes/order';
import { abandon } from './abandon';
import { close } from './close';
import { describeSale } from './create';
import { addResumed, ordersToResume } from './resume';

/**
 * Does what the clock has made due: open orders are abandoned `orderAbandonDelay` minutes after
 * their last change (assumption 16); a reservation or option that has expired is released by an
 * order of S-360's own in the same file (inferred).
 */
export function settleOverdueOrders(institution: Institution): void {
  for (const order of institution.orders.due(institution.clock.now())) {
    if (order.details.orderState === 'OPEN') abandon(order, institution);
    else release(order, institution);
  }
}

function release(held: Order, institution: Institution): void {
  const kind = held.details.orderType === 'OPTION' ? 'OPTION' : 'RESERVATION';
  // An open sale may be about to buy it; then it waits for how that ends.
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
