import type { SyncFailure } from '../../../contracts/contact-sync';
import { reason } from '../../../contracts/reasons';
import { COUNTED_STATE } from '../../orders/purchases';
import type { BookingRecord } from '../records';

const OPEN = 'OPEN';
const GIVEN_UP = 'ABANDONED';

export const isClosed = (orderState: string | null): boolean => orderState === COUNTED_STATE;

/** Nothing else ends an order for good: S-360 has states that are not public. */
export const isGivenUp = (orderState: string | null): boolean => orderState === GIVEN_UP;

/** Neither open, closed nor given up: it becomes one of them some time. */
const isBetween = (orderState: string): boolean =>
  orderState !== OPEN && !isClosed(orderState) && !isGivenUp(orderState);

const CODE = 'order-state';
/** S-360 refused to show the order. */
export const NOT_SHOWN = 'order-not-shown';

/** What a person is told of the state that S-360 shows an order in. */
export const stateFailure = (orderState: string | null, code: string, at: Date): SyncFailure => ({
  code,
  message: reason('orderStateAnswered', { orderState: orderState ?? 'unknown' }),
  at: at.toISOString(),
});

/** The failure of a booking whose order is shown in that state: an odd one is told while it lasts. */
export function failureIn(
  orderState: string,
  { failure }: Pick<BookingRecord, 'failure'>,
  at: Date,
): SyncFailure | null {
  if (isBetween(orderState)) return stateFailure(orderState, CODE, at);
  return failure?.code === CODE || failure?.code === NOT_SHOWN ? null : failure;
}

/** What is told of a step that was looked at in vain: an odd state says more than that it is not done. */
export const oddity = (orderState: string, at: Date): SyncFailure | null =>
  isBetween(orderState) ? stateFailure(orderState, CODE, at) : null;
