import { institutionTypes } from './content-types';
import { institutionModels } from './models';
import { institutionPersonalData } from './personal-data';
import { institutionRoutes } from './routes';

export const institutionModule = {
  contentTypes: institutionTypes,
  models: institutionModels,
  routes: institutionRoutes,
  personalData: institutionPersonalData,
};
