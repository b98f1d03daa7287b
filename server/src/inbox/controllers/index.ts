import { webhookController } from './webhook';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const inboxControllers = {
  webhook: webhookController,
};
