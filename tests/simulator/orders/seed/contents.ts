import type { Order } from '../../shapes/order';
import { addHeld, addOneReturned, addReturned, addTransferred } from './follow-ups';
import { addPackage, addPlainLines, addSeasonTicket, addVisit, type Shopping } from './lines';
import type { FollowUp, Opener } from './roles';

/** The share of packages among composed products; the others are season tickets. */
const PACKAGE_SHARE = 0.6;

/** Adds the lines of an order that opens its file. */
export function addLines(shopping: Shopping, opener: Opener): void {
  switch (opener) {
    case 'sale':
    case 'abandoned':
      return addPlainLines(shopping);
    case 'composed':
      return shopping.random.chance(PACKAGE_SHARE)
        ? addPackage(shopping)
        : addSeasonTicket(shopping);
    case 'renewal':
      return addSeasonTicket(shopping);
    case 'reservation':
    case 'option':
      return addVisit(shopping);
  }
}

/** Adds the lines of an order that follows an earlier one of its file. */
export function addFollowUpLines(shopping: Shopping, followUp: FollowUp, opener: Order): void {
  const { order, seller } = shopping;
  const nextId = (): number => seller.nextId();
  switch (followUp) {
    case 'refund':
    case 'organization-refund':
    case 'exchange-return':
    case 'organization-exchange-return':
      return addReturned(order, opener, nextId);
    case 'partial-refund':
      return addOneReturned(order, opener, nextId);
    case 'exchange-purchase':
    case 'organization-exchange-purchase':
      return addVisit(shopping);
    case 'resume':
      return addHeld(order, opener, 'SALE', nextId);
    case 'free':
      return addHeld(order, opener, 'ABANDON', nextId);
    case 'transfer':
      return addTransferred(order, opener, nextId);
  }
}
