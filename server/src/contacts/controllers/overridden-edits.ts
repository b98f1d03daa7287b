import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { OverriddenEdits } from '../conflicts/overridden-edits';
import { overriddenEditRoutes } from '../routes';

/** Controller of a person's edits that S-360 has replaced. */
export const overriddenEditsController = (ports: {
  overriddenEdits: OverriddenEdits;
  author(): Author;
}) => {
  const { author, overriddenEdits } = ports;
  return controllerOf(overriddenEditRoutes, {
    find: async ({ params }) => ({
      data: await overriddenEdits.list(params.documentId, author()),
    }),
    dismiss: async ({ params }) => ({
      data: await overriddenEdits.dismiss(params.documentId, params.id, author()),
    }),
  });
};
