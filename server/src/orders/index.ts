/** Orders: they follow the contacts that their numbers mean. */
export { ordersFollowLinks } from './linking/follow-links';
export { orderSources } from './receive/order-pull-sources';
export type { IncomingOrder } from './receive/receive-orders';
export { FAILED_ORDER_PULLS } from './receive/queued-orders';
export { orderTypes } from './content-types';
export { orderControllers } from './controllers';
export { orderModels } from './models';
export { orderRoutes } from './routes';
export { orderSettings } from './settings';
