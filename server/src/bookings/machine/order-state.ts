import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { reason, type Reason } from '../../contracts/reasons';
import { isKnownOrderState, ORDER_STATES } from '../../s360';
import type { BookingRecord } from '../records';

export const isClosed = (orderState: string | null): boolean => orderState === ORDER_STATES.closed;

export const isGivenUp = (orderState: string | null): boolean =>
  orderState === ORDER_STATES.abandoned;

const CODE = 'order-state';
/** The code of a failure: S-360 refused to show the order. */
export const NOT_SHOWN = 'order-not-shown';

/** The failure that names the order's state in S-360. */
export function stateFailure(orderState: string | null, code: string, at: Date): SyncFailure {
  return { code, reason: reasonOf(orderState), at: at.toISOString() };
}

function reasonOf(orderState: string | null): Reason {
  if (orderState === null) return reason('orderStateMissing');
  const code = isKnownOrderState(orderState) ? 'orderStateAnswered' : 'orderStateUnknown';
  return reason(code, { orderState });
}

/** Whether the order is in a state whose meaning is not known. */
export const isStateUnknown = ({ failure }: Pick<BookingRecord, 'failure'>): boolean =>
  failure?.code === CODE;

/**
 * The failure of a booking whose order is in that state; an unknown state is reported as long as it
 * lasts.
 */
export function failureIn(
  orderState: string,
  { failure }: Pick<BookingRecord, 'failure'>,
  at: Date,
): SyncFailure | null {
  if (!isKnownOrderState(orderState)) return stateFailure(orderState, CODE, at);
  return failure?.code === CODE || failure?.code === NOT_SHOWN ? null : failure;
}

/**
 * The failure of a step that the order's state does not confirm: an unknown state says more than
 * "not done".
 */
export const unknownStateFailure = (orderState: string, at: Date): SyncFailure | null =>
  isKnownOrderState(orderState) ? null : stateFailure(orderState, CODE, at);
