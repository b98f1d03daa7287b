import { bulkJob } from './models/bulk-job';
import { bulkJobPersonalData } from './personal-data';
import { bulkJobRoutes } from './routes';
import { bulkJobSettings } from './settings';

export const bulkJobModule = {
  models: [bulkJob],
  routes: [bulkJobRoutes],
  settings: bulkJobSettings,
  personalData: bulkJobPersonalData,
};
