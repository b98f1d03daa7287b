import { deliveryReplaysController } from './delivery-replays';
import { webhookController } from './webhook';

export const inboxControllers = {
  deliveryReplays: deliveryReplaysController,
  webhook: webhookController,
};
