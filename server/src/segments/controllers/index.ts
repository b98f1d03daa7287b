import { contactController } from './contact';
import { savedSegmentsController } from './saved-segments';
import { questionsController } from './segments';

export const segmentControllers = {
  contact: contactController,
  segment: questionsController,
  savedSegments: savedSegmentsController,
};
