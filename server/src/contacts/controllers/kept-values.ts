import { controllerOf } from '../../kernel/http/controller';
import type { ContactKeptValues } from '../kept-values';
import { keptValueRoutes } from '../routes';

/** Controller of the values that S-360 has sent beyond a contact's fields. */
export const keptValuesController = (ports: { contactKeptValues: ContactKeptValues }) =>
  controllerOf(keptValueRoutes, {
    find: async ({ params, scope }) => ({
      data: await ports.contactKeptValues.list(params.documentId, scope),
    }),
  });
