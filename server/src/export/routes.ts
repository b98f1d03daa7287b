import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

/** Filtered lists as CSV. */
export const listRoutes = routesOf('export', {
  list: {
    method: 'GET',
    path: '/export/:list',
    permission: PERMISSION_ACTIONS.exportLists,
    params: { list: z.string() },
  },
});

/** The routes of exports. */
export const exportRoutes = [listRoutes];
