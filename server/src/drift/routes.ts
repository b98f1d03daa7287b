import { z } from '@strapi/utils';
import type {
  GetDriftCheck,
  GetDriftChecks,
  PlanDriftCheck,
  StartDriftCheck,
} from '../contracts/institutions/drift-checks';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { driftCheckRequest } from '../contracts/schemas/steering';
import { routesOf } from '../kernel/http/routes';

const { readOverview, steerSync } = PERMISSION_ACTIONS;

const CHECKS = '/institutions/:code/drift-checks';

export const driftCheckRoutes = routesOf('driftChecks', {
  list: {
    method: 'GET',
    path: CHECKS,
    permission: readOverview,
    params: { code: z.string() },
    query: pageQuery,
    response: z.custom<GetDriftChecks.Response>(),
  },
  one: {
    method: 'GET',
    path: `${CHECKS}/:id`,
    permission: readOverview,
    params: { code: z.string(), id: idParameter },
    response: z.custom<GetDriftCheck.Response>(),
  },
  plan: {
    method: 'POST',
    path: `${CHECKS}/plan`,
    permission: steerSync,
    params: { code: z.string() },
    body: driftCheckRequest,
    response: z.custom<PlanDriftCheck.Response>(),
  },
  start: {
    method: 'POST',
    path: CHECKS,
    permission: steerSync,
    params: { code: z.string() },
    body: driftCheckRequest,
    response: z.custom<StartDriftCheck.Response>(),
  },
});
