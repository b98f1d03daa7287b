import type { Context } from 'koa';
import { PERMISSION_ACTIONS, type PermissionAction } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import type { Author } from '../../kernel/http/request-author';
import type { Conflicts } from '../conflicts/conflicts';
import { withoutValues } from '../conflicts/without-values';
import { conflictRoutes } from '../decision-routes';

const { decideConflicts, readOverview, readPayloads, readSync } = PERMISSION_ACTIONS;

/** Values are personal data: they take a second permission, besides the one of the route. */
const maySeeValues = (ctx: Context, second: PermissionAction, scope: InstitutionScope): boolean =>
  [second, readPayloads, readSync].some((permission) => mayWithin(ctx, permission, scope));

export const conflictsController = (ports: { conflicts: Conflicts; author(): Author }) => {
  const { author, conflicts } = ports;
  const deciderIn = (ctx: Context, permitted: InstitutionScope) => ({
    author: author(),
    permitted,
    seesValues: maySeeValues(ctx, readOverview, permitted),
  });
  return controllerOf(conflictRoutes, {
    async list({ permitted, query, scope }, ctx) {
      const { contact, decided, field, open, q, ...request } = query;
      const filter = { contact, decided, field, open: open === 'true', permitted, q, scope };
      const listed = await conflicts.list(filter, request);
      return maySeeValues(ctx, decideConflicts, scope)
        ? listed
        : { ...listed, data: listed.data.map(withoutValues) };
    },
    ofContact: ({ params: { documentId: contact }, permitted, query, scope }) =>
      conflicts.list({ contact, open: false, permitted, scope }, query),
    async decide({ body: { crmValue: seenInCrm, decision: side }, params, permitted }, ctx) {
      const decider = deciderIn(ctx, permitted);
      return { data: await conflicts.decide(params.id, { side, seenInCrm }, decider) };
    },
    decideSeveral: async ({ body, permitted }, ctx) => ({
      data: await conflicts.decideSeveral(body, deciderIn(ctx, permitted)),
    }),
  });
};
