import { withheld } from '../../kernel/content-types/withheld';
import purchaseSummary from './purchase-summary';
import order from './order';
import orderLine from './order-line';

export const orderTypes = {
  'purchase-summary': withheld(purchaseSummary),
  order: withheld(order),
  'order-line': withheld(orderLine),
};
