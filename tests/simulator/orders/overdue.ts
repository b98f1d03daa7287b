import { ORDER_ABANDON_DELAY_MINUTES } from '../catalog/model';
import type { Institution } from '../institution';
import type { Order } from '../shapes/order';
import { abandon } from './abandon';
import { close } from './close';
import { describeSale } from './create';
import { addResumed, ordersToResume } from './resume';

const ABANDON_DELAY_MS = ORDER_ABANDON_DELAY_MINUTES * 60_000;

/**
 * Does what the clock has made due: open orders are abandoned `orderAbandonDelay` minutes after
 * their last change (assumption 16); a reservation or option that has expired is released by an
 * order of S-360's own in the same file (inferred).
 */
export function settleOverdueOrders(institution: Institution): void {
  const now = institution.clock.now();
  for (const order of institution.orders.unsettled()) {
    const isOpen = order.details.orderState === 'OPEN';
    if (isOpen && order.changedAtMs + ABANDON_DELAY_MS <= now) abandon(order, institution);
    if (!isOpen && hasExpired(order, now)) release(order, institution);
  }
}

const hasExpired = ({ details }: Order, now: number): boolean =>
  details.expirationDate !== undefined && Date.parse(details.expirationDate) <= now;

function release(held: Order, institution: Institution): void {
  const kind = held.details.orderType === 'OPTION' ? 'OPTION' : 'RESERVATION';
  // An open sale may be about to buy it; then it waits for how that ends.
  if (!ordersToResume(kind, held.fileId, institution).includes(held)) return;
  const freeing = institution.orders.open(`${kind}_FREEING`, held.fileId);
  freeing.details.orderOriginator = 'BATCH';
  freeing.details.contactReference = held.details.contactReference;
  describeSale(freeing, institution);
  addResumed(freeing, held, institution);
  close(freeing, institution);
}
