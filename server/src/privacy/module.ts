import { privacyModels } from './models';
import { privacyPersonalData } from './personal-data';
import { privacyRoutes } from './routes';
import { privacySettings } from './settings';

export const privacyModule = {
  models: privacyModels,
  routes: privacyRoutes,
  settings: privacySettings,
  personalData: privacyPersonalData,
};
