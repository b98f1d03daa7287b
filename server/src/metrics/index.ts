/**
 * Metrics: what is exchanged, what waits and how long changes take, as text for Prometheus. No
 * personal data.
 */
export { metricsController } from './controllers/metrics';
export { metricsRoutes } from './routes';
export { metricsSettings } from './settings';
