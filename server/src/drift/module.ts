import { driftCheck } from './models/drift-check';
import { driftPersonalData } from './personal-data';
import { driftCheckRoutes } from './routes';
import { driftSettings } from './settings';

export const driftModule = {
  models: [driftCheck],
  routes: [driftCheckRoutes],
  settings: driftSettings,
  personalData: driftPersonalData,
};
