import { webhookRoutes, WEBHOOKS } from '../inbox';
import { adminRoutesOf, contentApiRoutesOf } from '../kernel/http/routes';
import { definedRoutes } from './module-parts';

/** The routes of all modules in Strapi's form. */
export const routes = {
  admin: { type: 'admin', routes: definedRoutes.flatMap(adminRoutesOf) },
  contentApi: { type: 'content-api', routes: definedRoutes.flatMap(contentApiRoutesOf) },
  webhooks: { type: 'admin', prefix: WEBHOOKS, routes: webhookRoutes },
};
