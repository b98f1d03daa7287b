import { sendingModels } from './models';
import { sendingPersonalData } from './personal-data';
import { callBudgetRoutes } from './routes';
import { sendingSettings } from './settings';

export const sendingModule = {
  models: sendingModels,
  routes: [callBudgetRoutes],
  settings: sendingSettings,
  personalData: sendingPersonalData,
};
