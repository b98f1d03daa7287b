/**
 * Drift checks: compare a sample of contacts with S-360.
 */
export { driftModule } from './module';
export { driftChecksController } from './controllers/drift-checks';

export { databaseDriftChecks } from './drift-check-store';
export { driftChecks } from './drift-checks';
export { performDriftCheck } from './perform-drift-check';
