/** Orders: they follow the contacts that their numbers mean. */
export { ordersFollowLinks } from './linking/follow-links';
export { orderSources } from './receive/order-pull-sources';
export { FAILED_ORDER_PULLS } from './receive/queued-orders';
