import { purchaseSummariesController } from './purchase-summaries';
import { contactOrdersController } from './contact-orders';
import { orderRecordsController } from './order-records';
import { ordersController } from './orders';

/** The controllers of this module, by the names under which Strapi registers them. */
export const orderControllers = {
  purchaseSummaries: purchaseSummariesController,
  contactOrders: contactOrdersController,
  orders: ordersController,
  orderRecords: orderRecordsController,
};
