import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/http/request-author';
import type { OverriddenEdits } from '../conflicts/overridden-edits';
import { overriddenEditRoutes } from '../routes';

export const overriddenEditsController = (ports: {
  overriddenEdits: OverriddenEdits;
  author(): Author;
}) => {
  const { author, overriddenEdits } = ports;
  return controllerOf(overriddenEditRoutes, {
    find: async ({ params, scope }) => ({
      data: await overriddenEdits.list(params.documentId, scope, author()),
    }),
    dismiss: async ({ params, scope }) => ({
      data: await overriddenEdits.dismiss(params, scope, author()),
    }),
  });
};
