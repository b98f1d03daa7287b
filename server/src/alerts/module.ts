import { alertModels } from './models';
import { alertPersonalData } from './personal-data';
import { alertRoutes } from './routes';
import { alertSettings } from './settings';

export const alertModule = {
  models: alertModels,
  routes: [alertRoutes],
  settings: alertSettings,
  personalData: alertPersonalData,
};
