import type { Context } from 'koa';
import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { controllerOf } from '../../kernel/http/controller';
import { pageRoutes } from '../routes';
import type { Overview } from '../overview';
import type { QuarantineActions } from '../quarantine-actions';

/** Bodies are personal data. */
const payloadFor = ({ state }: Context) => ({
  withBody: state.userAbility.can(PERMISSION_ACTIONS.readPayloads) === true,
});

/** Serves the plugin's page. */
export const overviewController = ({
  overview,
  quarantineActions,
}: {
  overview: Overview;
  quarantineActions: QuarantineActions;
}) =>
  controllerOf(pageRoutes, {
    institutions: async () => ({ data: await overview.institutions() }),
    delivery: async ({ params }, ctx) => ({
      data: await overview.delivery(params.id, payloadFor(ctx)),
    }),
    quarantinedItems: ({ query: { page, pageSize, ...filter } }, ctx) =>
      overview.quarantinedItems({ ...filter, ...payloadFor(ctx) }, { page, pageSize }),
    itemCauses: async ({ query }) => ({ data: await quarantineActions.causes(query) }),
    itemsReport: ({ query }, ctx) => quarantineActions.report({ ...query, ...payloadFor(ctx) }),
    replayAll: async ({ body }, ctx) => ({
      data: await quarantineActions.replayAll({ ...body, ...payloadFor(ctx) }),
    }),
    dismissAll: async ({ body }, ctx) => ({
      data: { dismissed: await quarantineActions.dismissAll({ ...body, ...payloadFor(ctx) }) },
    }),
    async dismiss({ params: { id } }) {
      await quarantineActions.dismiss(id);
      return { data: { id } };
    },
    replay: async ({ params }) => ({ data: await quarantineActions.replay(params.id) }),
    links: ({ query: { page, pageSize, ...filter } }) => overview.links(filter, { page, pageSize }),
  });
