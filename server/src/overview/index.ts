/** The overview: what the plugin's page shows of all institutions. */
export { overviewControllers } from './controllers';
export { overview, type Overview } from './overview';
export { overviewRoutes } from './routes';
