import { healthRoutes } from './routes';

export const healthModule = {
  routes: [healthRoutes],
};
