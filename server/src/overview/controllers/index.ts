import { overviewController } from './overview';
import { steeringController } from './steering';

/** The keys are the controllers' names in Strapi. */
export const overviewControllers = {
  overview: overviewController,
  steering: steeringController,
};
