import { z } from '@strapi/utils';
import type {
  CancelContractCheck,
  GetContractCheck,
  GetContractChecks,
  PlanContractCheck,
  StartContractCheck,
} from '../contracts/institutions/contract-check';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { routesOf } from '../kernel/http/routes';

const { checkContract, checkContractByWriting, readSync } = PERMISSION_ACTIONS;

const CHECKS = '/institutions/:code/contract-checks';

const number = z.string().trim().max(20).nullable().optional();

const asked = {
  /** Documented: contact numbers are String(20). */
  contactNumber: number,
  companyNumber: number,
  performanceId: z
    .string()
    .trim()
    .regex(/^\d{0,20}$/)
    .nullable()
    .optional(),
};

const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

const ofInstitution = { code: z.string() };
const ofCheck = { ...ofInstitution, id: idParameter };
const wanted = z.object({ ...asked, creates: z.boolean().optional() });

export const contractCheckRoutes = routesOf('contractChecks', {
  plan: {
    method: 'GET',
    path: `${CHECKS}/plan`,
    permission: checkContract,
    params: ofInstitution,
    query: { ...asked, writes: flag.optional(), creates: flag.optional() },
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
    params: ofCheck,
    response: z.custom<GetContractCheck.Response>(),
  },
  start: {
    method: 'POST',
    path: CHECKS,
    permission: checkContract,
    params: ofInstitution,
    body: wanted,
    response: z.custom<StartContractCheck.Response>(),
  },
  startWriting: {
    method: 'POST',
    path: `${CHECKS}/writing`,
    permission: checkContractByWriting,
    params: ofInstitution,
    body: wanted,
    response: z.custom<StartContractCheck.Response>(),
  },
  cancel: {
    method: 'POST',
    path: `${CHECKS}/:id/cancel`,
    permission: checkContract,
    params: ofCheck,
    response: z.custom<CancelContractCheck.Response>(),
  },
});

/** The time zones in which lists display the times of performances. */
export const timeZoneRoutes = routesOf('timeZones', {
  find: { method: 'GET', path: '/time-zones', permission: readSync },
});

export const institutionRoutes = [contractCheckRoutes, timeZoneRoutes];
