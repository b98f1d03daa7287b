import { attentionController } from './attention';
import { overviewController } from './overview';
import { steeringController } from './steering';

/** The keys are the controllers' names in Strapi. */
export const overviewControllers = {
  attention: attentionController,
  overview: overviewController,
  steering: steeringController,
};
