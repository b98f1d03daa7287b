import { z } from '@strapi/utils';
import type { PreviewMapping } from '../contracts/institutions/mapping';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { mappingRequest } from '../contracts/schemas/steering';
import { routesOf } from '../kernel/http/routes';

/** The routes of an institution's mapping. */
export const mappingRoutes = routesOf('mapping', {
  preview: {
    method: 'POST',
    path: '/institutions/:code/mapping/preview',
    permission: PERMISSION_ACTIONS.steerSync,
    params: { code: z.string() },
    body: mappingRequest,
    response: z.custom<PreviewMapping.Response>(),
  },
});

/** All routes of this module. */
export const remappingRoutes = [mappingRoutes];
