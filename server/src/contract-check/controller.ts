import { controllerOf } from '../kernel/http/controller';
import type { Author } from '../kernel/http/request-author';
import type { ContractChecks } from './checks';
import { contractCheckRoutes } from './routes';

export const contractChecksController = (ports: {
  contractChecks: ContractChecks;
  author(): Author;
}) => {
  const { author, contractChecks } = ports;
  return controllerOf(contractCheckRoutes, {
    plan: async ({ params, query }) => ({
      data: await contractChecks.plan(params.code, query),
    }),
    list: ({ params, query }) => contractChecks.list(params.code, query),
    one: async ({ params }) => ({
      data: await contractChecks.one(params.code, params.id),
    }),
    start: async ({ body, params }) => ({
      data: await contractChecks.start(params.code, { ...body, writes: false }, author()),
    }),
    startWriting: async ({ body, params }) => ({
      data: await contractChecks.start(params.code, { ...body, writes: true }, author()),
    }),
    cancel: async ({ params }) => ({
      data: await contractChecks.cancel(params.code, params.id),
    }),
  });
};
