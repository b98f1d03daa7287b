import { z } from '@strapi/utils';
import type {
  CancelContractCheck,
  GetContractCheck,
  GetContractChecks,
  PlanContractCheck,
  StartContractCheck,
} from '../contracts/institutions/contract-check';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { checkPlanQuery, startCheckRequest } from '../contracts/schemas/contract-check';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { routesOf } from '../kernel/http/routes';

const { checkContract, checkContractByWriting } = PERMISSION_ACTIONS;

const CHECKS = '/institutions/:code/contract-checks';

const ofInstitution = { code: z.string() };
const ofOne = { ...ofInstitution, id: idParameter };

export const contractCheckRoutes = routesOf('contractChecks', {
  plan: {
    method: 'GET',
    path: `${CHECKS}/plan`,
    permission: checkContract,
    params: ofInstitution,
    query: checkPlanQuery,
    response: z.custom<PlanContractCheck.Response>(),
  },
  list: {
    method: 'GET',
    path: CHECKS,
    permission: checkContract,
    params: ofInstitution,
    query: pageQuery,
    response: z.custom<GetContractChecks.Response>(),
  },
  one: {
    method: 'GET',
    path: `${CHECKS}/:id`,
    permission: checkContract,
    params: ofOne,
    response: z.custom<GetContractCheck.Response>(),
  },
  start: {
    method: 'POST',
    path: CHECKS,
    permission: checkContract,
    params: ofInstitution,
    body: startCheckRequest,
    response: z.custom<StartContractCheck.Response>(),
  },
  startWriting: {
    method: 'POST',
    path: `${CHECKS}/writing`,
    permission: checkContractByWriting,
    params: ofInstitution,
    body: startCheckRequest,
    response: z.custom<StartContractCheck.Response>(),
  },
  cancel: {
    method: 'POST',
    path: `${CHECKS}/:id/cancel`,
    permission: checkContract,
    params: ofOne,
    response: z.custom<CancelContractCheck.Response>(),
  },
});
