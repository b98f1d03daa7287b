/**
 * Metrics: what is exchanged, what waits and how long changes take, as text for Prometheus. No
 * personal data.
 */
export { metricsControllers } from './controllers';
export { metricsRoutes } from './routes';
export { metricsSettings } from './settings';
