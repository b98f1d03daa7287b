import type { Assumptions } from '../interface';
import { isOneOf } from './resolved';

/** The order states that the plugin uses, whatever S-360 calls them at an institution. */
export const ORDER_STATES = { open: 'OPEN', closed: 'CLOSED', abandoned: 'ABANDONED' } as const;

const MEANINGS = ['open', 'closed', 'abandoned'] as const;

/** One of the `ORDER_STATES`, or S-360's own word when its meaning is unknown. */
export function orderStateIn(
  word: string,
  { orderStates }: Pick<Assumptions, 'orderStates'>,
): string {
  const meaning = MEANINGS.find((one) => isOneOf(orderStates[one], word));
  return meaning === undefined ? word : ORDER_STATES[meaning];
}

/** Whether the meaning of the state is known. An unknown state allows no conclusions. */
export const isKnownOrderState = (orderState: string): boolean =>
  MEANINGS.some((meaning) => ORDER_STATES[meaning] === orderState);
