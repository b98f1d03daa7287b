import { alertRoutes } from '../alerts';
import { bookingRoutes } from '../bookings';
import { bulkJobRoutes } from '../bulk-jobs';
import { catalogRoutes } from '../catalog';
import { contactRoutes } from '../contacts';
import { driftCheckRoutes } from '../drift';
import { exportRoutes } from '../export';
import { healthRoutes } from '../health';
import { metricsRoutes } from '../metrics';
import { identityRoutes } from '../identity';
import { deliveryReplayRoutes, webhookRoutes, WEBHOOKS } from '../inbox';
import { institutionRoutes } from '../institutions';
import { adminRoutesOf, contentApiRoutesOf, type AnyRoutes } from '../kernel/http/routes';
import { orderRoutes } from '../orders';
import { privacyRoutes } from '../privacy';
import { overviewRoutes } from '../overview';
import { mappingRoutes } from '../remapping';
import { segmentRoutes } from '../segments';
import { callBudgetRoutes } from '../sending';

export const definedRoutes: readonly AnyRoutes[] = [
  ...overviewRoutes,
  ...institutionRoutes,
  callBudgetRoutes,
  deliveryReplayRoutes,
  ...contactRoutes,
  identityRoutes,
  ...orderRoutes,
  catalogRoutes,
  ...bookingRoutes,
  ...segmentRoutes,
  bulkJobRoutes,
  mappingRoutes,
  driftCheckRoutes,
  exportRoutes,
  ...privacyRoutes,
  alertRoutes,
  healthRoutes,
  metricsRoutes,
];

/** The routes of all modules in Strapi's form. */
export const routes = {
  admin: { type: 'admin', routes: definedRoutes.flatMap(adminRoutesOf) },
  contentApi: { type: 'content-api', routes: definedRoutes.flatMap(contentApiRoutesOf) },
  webhooks: { type: 'admin', prefix: WEBHOOKS, routes: webhookRoutes },
};
