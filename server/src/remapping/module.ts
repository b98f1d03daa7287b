import { fieldChanges } from './field-changes';
import { remappingPersonalData } from './personal-data';
import { mappingRoutes } from './routes';

export const remappingModule = {
  models: [fieldChanges],
  routes: [mappingRoutes],
  personalData: remappingPersonalData,
};
