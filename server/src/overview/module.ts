import { overviewModels } from './models';
import { overviewPersonalData } from './personal-data';
import { overviewRoutes } from './routes';

export const overviewModule = {
  models: overviewModels,
  routes: overviewRoutes,
  personalData: overviewPersonalData,
};
