import type { OrderSnapshot, ShownLine } from './records';

/** Finalized orders by which a contact buys. */
const PURCHASES = new Set(['SALE', 'RENEWAL']);
const REFUNDS = new Set(['REFUND_CLIENT', 'REFUND_ORGANIZATION']);
/** They buy and give back at once: the sign of an amount tells which. */
const EXCHANGES = new Set(['EXCHANGE_CLIENT', 'EXCHANGE_ORGANIZATION']);

type Kind = Pick<OrderSnapshot, 'orderState' | 'orderType'>;

/**
 * What of an order's sale amount counts as spent by its contact, in thousandths: all of a closed
 * purchase, the surcharge of an exchange, nothing else. What is refunded is not taken off.
 */
export function spentAmount(order: Kind & Pick<OrderSnapshot, 'saleAmount'>): bigint {
  const { orderState, orderType, saleAmount } = order;
  if (orderState !== 'CLOSED') return 0n;
  if (PURCHASES.has(orderType)) return saleAmount;
  return EXCHANGES.has(orderType) && saleAmount > 0n ? saleAmount : 0n;
}

/**
 * The units by which a line changes what its contact has bought of its product: added by a closed
 * purchase, taken off by a refund, either by an exchange. Charges are no units.
 */
export function boughtUnits(
  { orderState, orderType }: Kind,
  { kind, quantity, totalAmount }: Pick<ShownLine, 'kind' | 'quantity' | 'totalAmount'>,
): number {
  if (orderState !== 'CLOSED' || kind === 'CHARGES') return 0;
  const units = Math.abs(quantity);
  if (PURCHASES.has(orderType)) return units;
  if (REFUNDS.has(orderType)) return -units;
  if (!EXCHANGES.has(orderType)) return 0;
  return quantity < 0 || (totalAmount ?? 0n) < 0n ? -units : units;
}
