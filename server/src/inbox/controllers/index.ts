import { deliveryReplaysController } from './delivery-replays';
import { webhookController } from './webhook';

/** The controllers of this module, by the names that Strapi knows them by. */
export const inboxControllers = {
  deliveryReplays: deliveryReplaysController,
  webhook: webhookController,
};
