import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { Conflicts } from '../conflicts/conflicts';
import { conflictRoutes } from '../routes';

export const conflictsController = (ports: { conflicts: Conflicts; author(): Author }) => {
  const { author, conflicts } = ports;
  return controllerOf(conflictRoutes, {
    list: ({ query: { open, page, pageSize, ...filter } }) =>
      conflicts.list({ ...filter, open: open === 'true' }, { page, pageSize }),
    ofContact: ({ params: { documentId }, query }) =>
      conflicts.list({ contact: documentId, open: false }, query),
    decide: async ({ body: { crmValue: seenInCrm, decision: side }, params }) => ({
      data: await conflicts.decide(params.id, { side, seenInCrm }, author()),
    }),
    decideSeveral: async ({ body }) => ({ data: await conflicts.decideSeveral(body, author()) }),
  });
};
