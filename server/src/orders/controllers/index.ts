import { purchaseSummariesController } from './purchase-summaries';
import { contactOrdersController } from './contact-orders';
import { orderRecordsController } from './order-records';
import { ordersController } from './orders';

export const orderControllers = {
  purchaseSummaries: purchaseSummariesController,
  contactOrders: contactOrdersController,
  orders: ordersController,
  orderRecords: orderRecordsController,
};
