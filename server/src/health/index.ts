/**
 * Health: whether this process lives, and whether it is ready for requests, for the orchestrator that
 * runs it.
 */
export type { StateOfWorkers } from './readiness';
export { healthController } from './controllers/health';
export { healthRoutes } from './routes';
