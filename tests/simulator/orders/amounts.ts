import type { Order } from '../shapes/order';

/** What the operations of an order cost together, charges included. */
export const totalOf = (order: Order): number =>
  order.details.operationDatas.reduce((sum, operation) => sum + operation.totalAmount, 0);

/**
 * Puts the total of an order where S-360 shows it (section 4.3): an open sale in `preSaleAmount`, a
 * closed one in `saleAmount`, reservations and options in their own amount, negative when they are
 * released (inferred), nothing when abandoned.
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
      // Never a negative zero, which JSON does not know.
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
