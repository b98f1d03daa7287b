import { reason, type Reason } from '../../contracts/reasons';
import { nestedTooDeep } from '../../contacts';
import { isRecord } from '../../kernel/is-record';
import { unreadableAmounts } from './amounts';

/** S-360's ids are Longs: 64 bits, seen up to 14 digits. */
const LONG = /^\d{1,19}$/;

/**
 * A Long of S-360 as text: a JSON number, or digits in a string; `null` for anything else. A number
 * beyond 2^53 reads as `null`, because JSON has already rounded it.
 */
export function longId(value: unknown): string | null {
  if (typeof value === 'number') {
    return Number.isSafeInteger(value) && value >= 0 ? String(value) : null;
  }
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return LONG.test(text) ? text.replace(/^0+(?=\d)/, '') : null;
}

/**
 * The order's details in an item. The current webhook wraps them (`orderDetailsData` beside
 * `shipments`); getOrderDetails and the control API of tests send them bare.
 */
export function detailsIn(item: unknown): Record<string, unknown> | null {
  if (!isRecord(item)) return null;
  return isRecord(item.orderDetailsData) ? item.orderDetailsData : item;
}

/** How much of the order an item claims to contain (s360-api 4.1); `null` where it does not say. */
export const granularityIn = (item: unknown): string | null =>
  isRecord(item) && typeof item.orderDetailGranularity === 'string'
    ? item.orderDetailGranularity
    : null;

/** The id of the order that an item is about; `null` where it has no usable one. */
export const orderIdIn = (item: unknown): string | null => longId(detailsIn(item)?.orderId);

/**
 * The reasons why an item cannot be used; empty when its order can be identified. Only its identity
 * and its amounts are strict: however odd the rest of an order is, it belongs to somebody.
 */
export function reasonsAgainstOrder(item: unknown): Reason[] {
  const details = detailsIn(item);
  if (details === null) return [reason('itemNotObject')];
  const tooDeep = nestedTooDeep(item);
  if (tooDeep !== null) return [tooDeep];
  if (longId(details.orderId) === null) return [reason('orderIdMissing', { digits: 19 })];
  const amounts = unreadableAmounts(details);
  return amounts.length > 0 ? [reason('amountsUnreadable', { names: amounts.join(', ') })] : [];
}
