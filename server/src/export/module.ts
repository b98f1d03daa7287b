import { exportRoutes } from './routes';

export const exportModule = {
  routes: [exportRoutes],
};
