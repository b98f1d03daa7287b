import { savedSegment } from './models/saved-segment';
import { segmentPersonalData } from './personal-data';
import { segmentRoutes } from './routes';

export const segmentModule = {
  models: [savedSegment],
  routes: segmentRoutes,
  personalData: segmentPersonalData,
};
