import { inboxModels } from './models';
import { deliveryReplayRoutes } from './routes';
import { inboxSettings } from './settings';

export const inboxModule = {
  models: inboxModels,
  routes: [deliveryReplayRoutes],
  settings: inboxSettings,
};
