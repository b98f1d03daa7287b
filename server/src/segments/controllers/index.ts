import { contactController } from './contact';
import { savedSegmentsController } from './saved-segments';
import { questionsController } from './segments';

/** The keys are the controllers' names in Strapi. */
export const segmentControllers = {
  contact: contactController,
  segment: questionsController,
  savedSegments: savedSegmentsController,
};
