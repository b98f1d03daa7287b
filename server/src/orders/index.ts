/** Orders: they follow the contacts that their numbers mean. */
export { ordersFollowLinks } from '../services/orders/linking/follow-links';
