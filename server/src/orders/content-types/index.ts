import { withheld } from '../../kernel/content-types/withheld';
import contactFact from './contact-fact';
import order from './order';
import orderLine from './order-line';

/** The content types of this module. */
export const orderTypes = {
  'contact-fact': withheld(contactFact),
  order: withheld(order),
  'order-line': withheld(orderLine),
};
