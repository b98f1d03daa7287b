import type { InstitutionRegistry } from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { controllerOf } from '../../kernel/http/controller';
import { isSameSecret } from '../../kernel/http/same-secret';
import { savingCalls } from '../../s360';
import { EXPOSITION_TYPE, expositionOf } from '../exposition';
import { readMeasuredRows } from '../measured-rows';
import { metricsOf } from '../metrics';
import { metricsRoutes } from '../routes';
import type { MetricsSettings } from '../settings';

interface MetricsPorts {
  configuration: { metrics?: MetricsSettings };
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'all'>;
}

const BEARER = /^Bearer (.+)$/i;

/** Answers Prometheus, if a token is configured. */
export function metricsController({ configuration, database, institutions }: MetricsPorts) {
  async function read(): Promise<string> {
    const now = database.clock.now();
    const measured = institutions.all().map(({ client, code, limits }) => ({
      code,
      callsPerMonth: limits.callsPerMonth,
      savingMethods: savingCalls(client).map(({ method }) => method),
    }));
    return expositionOf(metricsOf(await readMeasuredRows(database, now), measured, now));
  }

  /** Who asks while the tables are being read gets the same answer. */
  let reading: Promise<string> | null = null;

  return controllerOf(metricsRoutes, {
    async read(_asked, ctx) {
      const { metrics } = configuration;
      if (metrics === undefined) return ctx.notFound();
      const [, given = ''] = BEARER.exec(ctx.get('Authorization')) ?? [];
      if (!isSameSecret(given, metrics.token)) {
        ctx.set('WWW-Authenticate', 'Bearer');
        return ctx.unauthorized();
      }
      reading ??= read().finally(() => {
        reading = null;
      });
      const answer = await reading;
      ctx.type = EXPOSITION_TYPE;
      ctx.set('Cache-Control', 'no-store');
      return answer;
    },
  });
}
