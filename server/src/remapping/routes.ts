import { z } from '@strapi/utils';
import type { PreviewMapping } from '../contracts/institutions/mapping';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

const settings = z.record(z.string(), z.unknown());

/** The routes of an institution's mapping. */
export const mappingRoutes = routesOf('mapping', {
  preview: {
    method: 'POST',
    path: '/institutions/:code/mapping/preview',
    permission: PERMISSION_ACTIONS.steerSync,
    params: { code: z.string() },
    /** Checks the shape only: the content is validated like the configuration. */
    body: z.strictObject({
      mapping: z.array(z.unknown()).max(500).optional(),
      receives: settings.optional(),
      sends: settings.optional(),
      fields: settings.optional(),
    }),
    response: z.custom<PreviewMapping.Response>(),
  },
});

/** All routes of this module. */
export const remappingRoutes = [mappingRoutes];
