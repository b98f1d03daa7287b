/** Drift: a sample of contacts compared with S-360. */
export { databaseDriftChecks } from './drift-check-store';
export { driftChecks } from './drift-checks';
export { performDriftCheck } from './perform-drift-check';
export { driftControllers } from './controllers';
export { driftModels } from './models';
export { driftRoutes } from './routes';
export { driftSettings } from './settings';
