import type { Context } from 'koa';
import type { LiveAnswer, ReadyAnswer } from '../../contracts/schemas/health';
import { controllerOf } from '../../kernel/http/controller';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { triesToWrite } from '../database/tries-to-write';
import { readinessOf, type StateOfWorkers } from '../readiness';
import { healthRoutes } from '../routes';

interface HealthPorts {
  database: Pick<StrapiDatabase, 'connection' | 'names'>;
  stateOfWorkers(): StateOfWorkers;
}

const isNeverCached = (ctx: Context): void => ctx.set('Cache-Control', 'no-store');

/** Answers the probes of an orchestrator. */
export function healthController({ database, stateOfWorkers }: HealthPorts) {
  const notReady = readinessOf({
    askDatabase: () => triesToWrite(database),
    stateOfWorkers,
    nowMs: () => performance.now(),
  });
  return controllerOf(healthRoutes, {
    live(_asked, ctx): LiveAnswer {
      isNeverCached(ctx);
      return { status: 'live', reasons: [] };
    },
    async ready(_asked, ctx): Promise<ReadyAnswer> {
      isNeverCached(ctx);
      const reasons = await notReady();
      if (reasons.length > 0) ctx.status = 503;
      return { status: reasons.length > 0 ? 'notReady' : 'ready', reasons };
    },
  });
}
