import { controllerOf } from '../../kernel/http/controller';
import type { ContactKeptValues } from '../kept-values';
import { keptValueRoutes } from '../routes';

/** Answers what S-360 shows of a contact beside its fields. */
export const keptValuesController = (ports: { contactKeptValues: ContactKeptValues }) =>
  controllerOf(keptValueRoutes, {
    find: async ({ params }) => ({ data: await ports.contactKeptValues.of(params.documentId) }),
  });
