import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { DriftChecks } from '../drift-checks';
import { driftCheckRoutes } from '../routes';

export const driftChecksController = (ports: { driftChecks: DriftChecks; author(): Author }) => {
  const { author, driftChecks } = ports;
  return controllerOf(driftCheckRoutes, {
    list: ({ params, query }) => driftChecks.list(params.code, query),
    one: async ({ params }) => ({
      data: await driftChecks.one(params.code, params.id),
    }),
    plan: async ({ body, params }) => ({ data: await driftChecks.plan(params.code, body) }),
    start: async ({ body, params }) => ({
      data: await driftChecks.start(params.code, body, author()),
    }),
  });
};
