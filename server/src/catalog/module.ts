import { catalogModels } from './models';
import { catalogPersonalData } from './personal-data';
import { catalogRoutes } from './routes';
import { catalogSettings } from './settings';

export const catalogModule = {
  models: catalogModels,
  routes: [catalogRoutes],
  settings: catalogSettings,
  personalData: catalogPersonalData,
};
