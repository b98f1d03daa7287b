import { controllerOf } from '../../kernel/http/controller';
import type { FieldComparison } from '../panel/field-comparison';
import { contactFieldRoutes } from '../routes';

export const contactFieldsController = (ports: { fieldComparison: FieldComparison }) =>
  controllerOf(contactFieldRoutes, {
    find: async ({ params, scope }) => ({
      data: await ports.fieldComparison.compare(params.documentId, scope),
    }),
  });
