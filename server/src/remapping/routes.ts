import { z } from '@strapi/utils';
import type { PreviewMapping } from '../contracts/institutions/mapping';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { routesOf } from '../kernel/http/routes';

const settings = z.record(z.string(), z.unknown());

/** An institution's mapping. */
export const mappingRoutes = routesOf('mapping', {
  preview: {
    method: 'POST',
    path: '/institutions/:code/mapping/preview',
    permission: PERMISSION_ACTIONS.steerSync,
    params: { code: z.string() },
    /** Only the form: what stands in it is checked like the configuration. */
    body: z.strictObject({
      mapping: z.array(z.unknown()).max(500).optional(),
      receives: settings.optional(),
      sends: settings.optional(),
      fields: settings.optional(),
    }),
    response: z.custom<PreviewMapping.Response>(),
  },
});

/** The routes of remapping. */
export const remappingRoutes = [mappingRoutes];
