import { isOneOf, type Assumptions } from './assumption-settings';

/** The states of an order by which the plugin goes, whatever S-360 calls them at an institution. */
export const ORDER_STATES = { open: 'OPEN', closed: 'CLOSED', abandoned: 'ABANDONED' } as const;

const MEANINGS = ['open', 'closed', 'abandoned'] as const;

/** One of the `ORDER_STATES`, or S-360's own word where nobody knows what it means. */
export function orderStateIn(
  word: string,
  { orderStates }: Pick<Assumptions, 'orderStates'>,
): string {
  const meaning = MEANINGS.find((one) => isOneOf(orderStates[one], word));
  return meaning === undefined ? word : ORDER_STATES[meaning];
}

/** Whether it is known what the state means: of another one nothing follows. */
export const isKnownOrderState = (orderState: string): boolean =>
  MEANINGS.some((meaning) => ORDER_STATES[meaning] === orderState);
