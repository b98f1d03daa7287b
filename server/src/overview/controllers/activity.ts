import { controllerOf } from '../../kernel/http/controller';
import type { Activity } from '../activity/activity';
import { activityRoutes } from '../routes';

/** Serves the stream of what came in and went out. */
export const activityController = ({ activity }: { activity: Activity }) =>
  controllerOf(activityRoutes, {
    find: ({ query: { institution: _institution, ...query }, scope }) =>
      activity.page({ ...query, scope }),
    call: async ({ params }) => ({ data: await activity.call(params.id) }),
    callChanges: async ({ params, scope }) => ({
      data: await activity.changesOfCall(params.id, scope),
    }),
    deliveryChanges: async ({ params }) => ({ data: await activity.changesOfDelivery(params.id) }),
  });
