import { z } from '@strapi/utils';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

export const listRoutes = routesOf('export', {
  list: {
    method: 'GET',
    path: '/export/:list',
    permission: PERMISSION_ACTIONS.exportLists,
    params: { list: z.string() },
  },
});

export const exportRoutes = [listRoutes];
