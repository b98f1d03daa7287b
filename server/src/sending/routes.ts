import { z } from '@strapi/utils';
import { LANES, type GetCalls } from '../contracts/institutions/call-budget';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

/** How many calls an institution has left, and how long further calls would take. */
export const callBudgetRoutes = routesOf('callBudget', {
  find: {
    method: 'GET',
    path: '/institutions/:code/calls',
    permission: PERMISSION_ACTIONS.readOverview,
    params: { code: z.string().min(1).max(64) },
    query: {
      calls: z.coerce.number().int().min(1).max(10_000_000).optional(),
      lane: z.enum(LANES).default('bulk'),
    },
    response: z.custom<GetCalls.Response>(),
  },
});
