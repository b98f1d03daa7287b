import type { Order } from '../shapes/order';

/** The total of an order’s operations, including charges. */
export const totalOf = (order: Order): number =>
  order.details.operationDatas.reduce((sum, operation) => sum + operation.totalAmount, 0);

/**
 * Puts the total of an order into the right field: an open sale has `preSaleAmount`,
 * a closed one `saleAmount`, reservations and options have their own amount, negative when released
 * (inferred), and an abandoned order has none.
 */
export function setAmounts(order: Order): void {
  const { details } = order;
  const total = details.orderState === 'ABANDONED' ? 0 : totalOf(order);
  details.saleAmount = 0;
  details.preSaleAmount = 0;
  details.reservationAmount = 0;
  details.optionAmount = 0;
  switch (details.orderType) {
    case 'RESERVATION':
      details.reservationAmount = total;
      break;
    case 'RESERVATION_FREEING':
      // Never a negative zero, which JSON does not have.
      details.reservationAmount = 0 - total;
      break;
    case 'OPTION':
      details.optionAmount = total;
      break;
    case 'OPTION_FREEING':
      details.optionAmount = 0 - total;
      break;
    default:
      if (details.orderState === 'OPEN') details.preSaleAmount = total;
      else details.saleAmount = total;
  }
}
