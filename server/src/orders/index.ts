/** Orders: they follow the contacts that their numbers mean. */
export { ordersFollowLinks } from './linking/follow-links';
