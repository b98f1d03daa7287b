/**
 * Health: whether this process lives, and whether it is ready for requests, for the orchestrator that
 * runs it.
 */
export { healthModule } from './module';
export type { StateOfWorkers } from './readiness';
export { healthController } from './controllers/health';
