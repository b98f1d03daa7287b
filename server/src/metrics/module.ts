import { metricsRoutes } from './routes';
import { metricsSettings } from './settings';

export const metricsModule = {
  routes: [metricsRoutes],
  settings: metricsSettings,
};
