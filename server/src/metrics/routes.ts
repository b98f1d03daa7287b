import { z } from '@strapi/utils';
import { routesOf } from '../kernel/http/routes';

/** Public for Strapi: the route asks for a token of its own. */
export const metricsRoutes = routesOf('metrics', {
  read: {
    method: 'GET',
    path: '/metrics',
    contentApi: 'public',
    response: z.string().describe("Prometheus' text format"),
  },
});
