import { purchaseSummariesController } from './purchase-summaries';
import { contactOrdersController } from './contact-orders';
import { ordersController } from './orders';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const orderControllers = {
  purchaseSummaries: purchaseSummariesController,
  contactOrders: contactOrdersController,
  orders: ordersController,
};
