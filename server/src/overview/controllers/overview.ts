import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import { mayWithin } from '../../kernel/http/permitted-institutions';
import type { InstitutionScope } from '../../kernel/http/institution-scope';
import { pageRoutes } from '../routes';
import type { Overview } from '../overview';
import type { QuarantineActions } from '../quarantine-actions';

/** Bodies are personal data. */
const payloadFor = (ctx: Context, scope: InstitutionScope) => ({
  withBody: mayWithin(ctx, PERMISSION_ACTIONS.readPayloads, scope),
});

/** What a request selects of the quarantined items. */
const selectItems = <Chosen extends { institution?: unknown }>(
  { institution: _institution, ...chosen }: Chosen,
  scope: InstitutionScope,
  ctx: Context,
) => ({ ...chosen, scope, ...payloadFor(ctx, scope) });

export const overviewController = ({
  overview,
  quarantineActions,
}: {
  overview: Overview;
  quarantineActions: QuarantineActions;
}) =>
  controllerOf(pageRoutes, {
    institutions: async ({ scope }) => ({ data: await overview.institutions(scope) }),
    async delivery({ params: { id } }, ctx) {
      const mayReadBody = (institution: string) =>
        mayWithin(ctx, PERMISSION_ACTIONS.readPayloads, [institution]);
      return { data: await overview.delivery(id, mayReadBody) };
    },
    quarantinedItems: ({ query: { page, pageSize, ...chosen }, scope }, ctx) =>
      overview.quarantinedItems(selectItems(chosen, scope, ctx), { page, pageSize }),
    itemCauses: async ({ query: { stream }, scope }) => ({
      data: await quarantineActions.causes({ scope, stream }),
    }),
    itemsReport: ({ query, scope }, ctx) =>
      quarantineActions.report(selectItems(query, scope, ctx)),
    replayAll: async ({ body, scope }, ctx) => ({
      data: await quarantineActions.replayAll(selectItems(body, scope, ctx)),
    }),
    async dismissAll({ body, scope }, ctx) {
      return {
        data: { dismissed: await quarantineActions.dismissAll(selectItems(body, scope, ctx)) },
      };
    },
    async dismiss({ params: { id } }) {
      await quarantineActions.dismiss(id);
      return { data: { id } };
    },
    replay: async ({ params }) => ({ data: await quarantineActions.replay(params.id) }),
    links: ({ query: { bulkJob, page, pageSize, q, state }, scope }) =>
      overview.links({ bulkJob, q, scope, state }, { page, pageSize }),
  });
