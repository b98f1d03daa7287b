import { contactController } from './contact';
import { questionsController } from './segments';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const segmentControllers = {
  contact: contactController,
  segment: questionsController,
};
