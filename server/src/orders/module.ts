import { orderTypes } from './content-types';
import { orderModels } from './models';
import { orderPersonalData } from './personal-data';
import { orderRoutes } from './routes';
import { orderSettings } from './settings';

export const orderModule = {
  contentTypes: orderTypes,
  models: orderModels,
  routes: orderRoutes,
  settings: orderSettings,
  personalData: orderPersonalData,
};
