import type { Context } from 'koa';
import type { ConflictStatus } from '../../contracts/contacts/conflicts';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { Conflicts } from '../conflicts/conflicts';
import { conflictRoutes } from '../routes';

const { decideConflicts, readPayloads, readSync } = PERMISSION_ACTIONS;

/** Values are personal data, which the permission for the page alone does not show. */
const maySeeValues = ({ state }: Context): boolean =>
  [decideConflicts, readPayloads, readSync].some(
    (action) => state.userAbility.can(action) === true,
  );

const withoutValues = (conflict: ConflictStatus): ConflictStatus => ({
  ...conflict,
  baseValue: null,
  localValue: null,
  remoteValue: null,
  crmValue: null,
});

export const conflictsController = (ports: { conflicts: Conflicts; author(): Author }) => {
  const { author, conflicts } = ports;
  return controllerOf(conflictRoutes, {
    async list({ query: { open, page, pageSize, ...filter } }, ctx) {
      const listed = await conflicts.list({ ...filter, open: open === 'true' }, { page, pageSize });
      return maySeeValues(ctx) ? listed : { ...listed, data: listed.data.map(withoutValues) };
    },
    ofContact: ({ params: { documentId }, query }) =>
      conflicts.list({ contact: documentId, open: false }, query),
    decide: async ({ body: { crmValue: seenInCrm, decision: side }, params }) => ({
      data: await conflicts.decide(params.id, { side, seenInCrm }, author()),
    }),
    decideSeveral: async ({ body }) => ({ data: await conflicts.decideSeveral(body, author()) }),
  });
};
