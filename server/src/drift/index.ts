/**
 * Drift checks: compare a sample of contacts with S-360.
 */
export { driftCheckRoutes } from './routes';
export { driftChecksController } from './controllers/drift-checks';
export { driftCheck } from './models/drift-check';
export { driftSettings } from './settings';

export { databaseDriftChecks } from './drift-check-store';
export { driftChecks } from './drift-checks';
export { performDriftCheck } from './perform-drift-check';
export { driftPersonalData } from './personal-data';
