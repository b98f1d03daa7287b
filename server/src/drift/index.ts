/**
 * Drift checks: compare a sample of contacts with S-360.
 */
export { driftRoutes } from './routes';
export { driftControllers } from './controllers';
export { driftModels } from './models';
export { driftSettings } from './settings';

export { databaseDriftChecks } from './drift-check-store';
export { driftChecks } from './drift-checks';
export { performDriftCheck } from './perform-drift-check';
export { driftPersonalData } from './personal-data';
