import { contactTypes } from './content-types';
import { contactModels } from './models';
import { contactPersonalData } from './personal-data';
import { contactRoutes } from './routes';
import { contactSettings } from './settings/section';

export const contactModule = {
  contentTypes: contactTypes,
  models: contactModels,
  routes: contactRoutes,
  settings: contactSettings,
  personalData: contactPersonalData,
};
