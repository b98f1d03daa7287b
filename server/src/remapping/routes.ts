import { z } from '@strapi/utils';
import type { ApplyMapping, GetMapping, PreviewMapping } from '../contracts/institutions/mapping';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { applyMappingRequest, mappingRequest } from '../contracts/schemas/mapping';
import { routesOf } from '../kernel/http/routes';

const { manageInstitutions, steerSync } = PERMISSION_ACTIONS;

const MAPPING = '/institutions/:code/mapping';

const ofInstitution = { code: z.string() };

export const mappingRoutes = routesOf('mapping', {
  find: {
    method: 'GET',
    path: MAPPING,
    permission: steerSync,
    params: ofInstitution,
    response: z.custom<GetMapping.Response>(),
  },
  apply: {
    method: 'PUT',
    path: MAPPING,
    permission: manageInstitutions,
    audited: 's360.institution.mapping',
    params: ofInstitution,
    body: applyMappingRequest,
    response: z.custom<ApplyMapping.Response>(),
  },
  preview: {
    method: 'POST',
    path: `${MAPPING}/preview`,
    permission: steerSync,
    params: ofInstitution,
    body: mappingRequest,
    response: z.custom<PreviewMapping.Response>(),
  },
});
