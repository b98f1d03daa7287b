import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import type { Author } from '../../kernel/request-author';
import type { Conflicts } from '../conflicts/conflicts';
import { withoutValues } from '../conflicts/without-values';
import { conflictRoutes } from '../routes';

const { decideConflicts, readOverview, readPayloads, readSync } = PERMISSION_ACTIONS;

/** Values are personal data: they take a second permission, besides the one of the route. */
const maySeeValues = ({ state }: Context, routePermission: 'list' | 'decide'): boolean => {
  const others = routePermission === 'list' ? decideConflicts : readOverview;
  return [others, readPayloads, readSync].some((action) => state.userAbility.can(action) === true);
};

export const conflictsController = (ports: { conflicts: Conflicts; author(): Author }) => {
  const { author, conflicts } = ports;
  return controllerOf(conflictRoutes, {
    async list({ query: { open, page, pageSize, ...filter } }, ctx) {
      const listed = await conflicts.list({ ...filter, open: open === 'true' }, { page, pageSize });
      return maySeeValues(ctx, 'list')
        ? listed
        : { ...listed, data: listed.data.map(withoutValues) };
    },
    ofContact: ({ params: { documentId }, query }) =>
      conflicts.list({ contact: documentId, open: false }, query),
    async decide({ body: { crmValue: seenInCrm, decision: side }, params }, ctx) {
      const isWithheld = !maySeeValues(ctx, 'decide');
      const choice = { side, seenInCrm, withoutValues: isWithheld };
      const decided = await conflicts.decide(params.id, choice, author());
      return { data: isWithheld ? withoutValues(decided) : decided };
    },
    decideSeveral: async ({ body }, ctx) => ({
      data: await conflicts.decideSeveral(
        { ...body, withoutValues: !maySeeValues(ctx, 'decide') },
        author(),
      ),
    }),
  });
};
