import { controllerOf } from '../../kernel/http/controller';
import type { ContactKeptValues } from '../kept-values';
import { keptValueRoutes } from '../routes';

export const keptValuesController = (ports: { contactKeptValues: ContactKeptValues }) =>
  controllerOf(keptValueRoutes, {
    find: async ({ params, scope }) => ({
      data: await ports.contactKeptValues.list(params.documentId, scope),
    }),
  });
