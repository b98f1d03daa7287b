import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason } from '../../contracts/reasons';
import { isKnownOrderState, ORDER_STATES } from '../../s360';
import type { BookingRecord } from '../records';

export const isClosed = (orderState: string | null): boolean => orderState === ORDER_STATES.closed;

/** Nothing else ends an order for good. */
export const isGivenUp = (orderState: string | null): boolean =>
  orderState === ORDER_STATES.abandoned;

const CODE = 'order-state';
/** S-360 refused to show the order. */
export const NOT_SHOWN = 'order-not-shown';

/** What a person is told of the state that S-360 shows an order in. */
export function stateFailure(orderState: string | null, code: string, at: Date): SyncFailure {
  const why =
    orderState === null || isKnownOrderState(orderState)
      ? reason('orderStateAnswered', { orderState: orderState ?? 'unknown' })
      : reason('orderStateUnknown', { orderState });
  return { code, reason: why, at: at.toISOString() };
}

/** Whether S-360 shows the order in a state of which nobody knows what it means. */
export const isStateUnknown = ({ failure }: Pick<BookingRecord, 'failure'>): boolean =>
  failure?.code === CODE;

/** The failure of a booking whose order is shown in that state: an unknown one is told while it lasts. */
export function failureIn(
  orderState: string,
  { failure }: Pick<BookingRecord, 'failure'>,
  at: Date,
): SyncFailure | null {
  if (!isKnownOrderState(orderState)) return stateFailure(orderState, CODE, at);
  return failure?.code === CODE || failure?.code === NOT_SHOWN ? null : failure;
}

/** What is told of a step that was looked at in vain: an unknown state says more than that it is not done. */
export const oddity = (orderState: string, at: Date): SyncFailure | null =>
  isKnownOrderState(orderState) ? null : stateFailure(orderState, CODE, at);
