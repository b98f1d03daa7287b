import { withholdAttributes } from '../../kernel/content-types/withheld';
import purchaseSummary from './purchase-summary';
import order from './order';
import orderLine from './order-line';

export const orderTypes = {
  'purchase-summary': withholdAttributes(purchaseSummary),
  order: withholdAttributes(order),
  'order-line': withholdAttributes(orderLine),
};
