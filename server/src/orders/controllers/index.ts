import { contactFactsController } from './contact-facts';
import { contactOrdersController } from './contact-orders';
import { ordersController } from './orders';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const orderControllers = {
  contactFacts: contactFactsController,
  contactOrders: contactOrdersController,
  orders: ordersController,
};
