/**
 * Drift checks: compare a sample of contacts with S-360.
 */
export { driftModule, type DriftModule } from './module';
