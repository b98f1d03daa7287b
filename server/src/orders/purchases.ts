import { ORDER_STATES } from '../s360';
import type { OrderSnapshot, ShownLine } from './records';

export const COUNTED_STATE = ORDER_STATES.closed;

/** The kind of lines that are fees for what other lines sell, not goods of their own. */
export const CHARGES_KIND = 'CHARGES';

/** Below, at or above zero. */
export type Sign = -1 | 0 | 1;

const signOf = (value: bigint): Sign => (value < 0n ? -1 : value > 0n ? 1 : 0);

/** What an order means for what its contact has bought; `swap` is an exchange at the same price. */
export type OrderMeaning = 'purchase' | 'refund' | 'swap' | 'nothing';

type Kind = Pick<OrderSnapshot, 'orderState' | 'orderType'>;
type Paid = Kind & Pick<OrderSnapshot, 'saleAmount'>;

const isExchange = (orderType: string): boolean => orderType.startsWith('EXCHANGE_');

/** The meaning of an order by its type, its state and the direction of the money. */
export function meaningOf({ orderState, orderType, saleAmount }: Paid): OrderMeaning {
  if (orderState !== COUNTED_STATE) return 'nothing';
  if (orderType === 'SALE' || orderType === 'RENEWAL') return 'purchase';
  if (orderType.startsWith('REFUND_')) return 'refund';
  if (!isExchange(orderType)) return 'nothing';
  if (saleAmount === 0n) return 'swap';
  return saleAmount > 0n ? 'purchase' : 'refund';
}

/**
 * The part of an order's sale amount that counts as spent by its contact, in thousandths: all of a
 * purchase, the surcharge of an exchange, nothing else. Refunds are not deducted.
 */
export const spentAmount = (order: Paid): bigint =>
  meaningOf(order) === 'purchase' ? order.saleAmount : 0n;

/**
 * Units that a line gives to the contact, negative where it takes them back. An exchange contains
 * both: what is handed in has a negative total, what is handed out a positive one. Where it has
 * neither, the tickets were free, and as many go as come unless a quantity is negative.
 */
export function unitsGiven(
  order: Paid,
  { quantity, totalSign }: { quantity: number; totalSign: Sign },
): number {
  const units = Math.abs(quantity);
  const meaning = meaningOf(order);
  if (meaning === 'nothing') return 0;
  if (isExchange(order.orderType) && totalSign !== 0) return totalSign * units;
  switch (meaning) {
    case 'purchase':
      return quantity;
    case 'refund':
      return -units;
    case 'swap':
      return Math.min(quantity, 0);
  }
}

/** The units by which a line changes what its contact has bought of its product; 0 for charges. */
export function boughtUnits(
  order: Paid,
  { kind, quantity, totalAmount }: Pick<ShownLine, 'kind' | 'quantity' | 'totalAmount'>,
): number {
  if (kind === CHARGES_KIND) return 0;
  return unitsGiven(order, { quantity, totalSign: signOf(totalAmount ?? 0n) });
}
