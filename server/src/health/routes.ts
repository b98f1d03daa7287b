import { liveAnswer, readyAnswer } from '../contracts/schemas/health';
import { routesOf } from '../kernel/http/routes';

/** What an orchestrator asks. The answers hold no data, so anyone may ask. */
export const healthRoutes = routesOf('health', {
  live: { method: 'GET', path: '/health/live', contentApi: 'public', response: liveAnswer },
  ready: { method: 'GET', path: '/health/ready', contentApi: 'public', response: readyAnswer },
});
