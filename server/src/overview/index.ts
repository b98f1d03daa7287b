/**
 * The overview: what the plugin's page shows of all institutions.
 */
export { overviewRoutes } from './routes';
export { overviewControllers } from './controllers';

export { overview, type Overview } from './overview';
