import { overviewController } from './overview';
import { steeringController } from './steering';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const overviewControllers = {
  overview: overviewController,
  steering: steeringController,
};
