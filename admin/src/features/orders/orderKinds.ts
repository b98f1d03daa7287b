import type { OrderOfContact } from '../../../../server/src/contracts';
import type { StateVariant } from '../../shared/components/stateVariant';
import { knownState, type STATES } from './knownCodes';

const VARIANTS: Record<(typeof STATES)[number], StateVariant> = {
  OPEN: 'secondary',
  CLOSED: 'success',
  ABANDONED: 'neutral',
};

/** The color of an order's state. The state is always written next to it. */
export function stateVariant(code: string): StateVariant {
  const state = knownState(code);
  return state === null ? 'warning' : VARIANTS[state];
}

/** Whether the order holds seats only until its expiration date. */
export const isHeldForATime = ({ orderType }: Pick<OrderOfContact, 'orderType'>): boolean =>
  orderType === 'RESERVATION' || orderType === 'OPTION';

/** Whether the order only releases what another one held. */
export const isRelease = ({ orderType }: Pick<OrderOfContact, 'orderType'>): boolean =>
  orderType === 'RESERVATION_FREEING' || orderType === 'OPTION_FREEING';

/** Whether money may have changed hands for the order. */
export const isPaidFor = (order: Pick<OrderOfContact, 'orderState' | 'orderType'>): boolean =>
  knownState(order.orderState) === 'CLOSED' &&
  !isHeldForATime(order) &&
  !isRelease(order) &&
  order.orderType !== 'ST_TRANSFER';

/** Whether the order ended without being closed, so that nothing was sold and its amount is zero. */
export const isGivenUp = ({ orderState }: Pick<OrderOfContact, 'orderState'>): boolean =>
  knownState(orderState) === 'ABANDONED';
