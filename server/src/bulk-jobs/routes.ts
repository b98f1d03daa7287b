import { z } from '@strapi/utils';
import {
  BULK_JOB_KINDS,
  BULK_JOB_STATES,
  type GetBulkJob,
  type GetBulkJobs,
  type PushContacts,
  type UndoPlan,
} from '../contracts/bulk-jobs';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { routesOf } from '../kernel/http/routes';

const { readOverview, runBulkJobs } = PERMISSION_ACTIONS;

/** An operator agrees to the number of calls before they start. */
const approval = {
  calls: z.number('must be the number of calls that the plan or the bulk job shows').int().min(0),
};

const value = z.string().max(1000);

const pushFilter = {
  institution: z.string().min(1).max(64),
  type: z.enum(['individual', 'structure']).optional(),
  updatedSince: z.iso.datetime().optional(),
  where: z
    .record(z.string(), z.union([value, z.null(), z.array(value).min(1).max(100)]))
    .optional(),
  unlinkedOnly: z.boolean().optional(),
};

export const fileChoices = z.strictObject({
  mapping: z.record(z.string(), z.string().max(200)).optional(),
  dates: z.enum(['dayFirst', 'monthFirst']).optional(),
  filled: z.enum(['keep', 'overwrite']).optional(),
  blanks: z.enum(['keep', 'empty']).optional(),
});

const ofBulkJob = { id: idParameter };
const job = z.custom<GetBulkJob.Response>();

/** A decision about a bulk job that has no parameters. */
const decision = <const Name extends string>(name: Name) =>
  ({
    method: 'POST',
    path: `/bulk-jobs/:id/${name}`,
    permission: runBulkJobs,
    params: ofBulkJob,
    response: job,
  }) as const;

export const jobRoutes = routesOf('bulkJobs', {
  find: {
    method: 'GET',
    path: '/bulk-jobs',
    permission: readOverview,
    query: {
      ...pageQuery,
      kind: z.enum(BULK_JOB_KINDS).optional(),
      state: z.enum(BULK_JOB_STATES).optional(),
      institution: z.string().max(64).optional(),
    },
    response: z.custom<GetBulkJobs.Response>(),
  },
  findOne: {
    method: 'GET',
    path: '/bulk-jobs/:id',
    permission: readOverview,
    params: ofBulkJob,
    response: job,
  },
  planPush: {
    method: 'POST',
    path: '/bulk-jobs/push/plan',
    permission: runBulkJobs,
    body: z.strictObject(pushFilter),
    response: z.custom<PushContacts.PlanResponse>(),
  },
  pushScenario: {
    method: 'POST',
    path: '/bulk-jobs/push/scenario',
    permission: runBulkJobs,
    body: z.strictObject(pushFilter),
    response: z.string(),
  },
  startPush: {
    method: 'POST',
    path: '/bulk-jobs/push',
    permission: runBulkJobs,
    body: z.strictObject({ ...pushFilter, ...approval }),
    response: job,
  },
  /** Multipart: the handler reads it, with its own limit. */
  addFile: { method: 'POST', path: '/bulk-jobs/file', permission: runBulkJobs, response: job },
  planFile: { ...decision('plan'), body: fileChoices },
  startFile: { ...decision('start'), body: fileChoices },
  planUndo: { ...decision('undo/plan'), response: z.custom<{ data: UndoPlan }>() },
  undo: decision('undo'),
  approve: { ...decision('approve'), body: z.strictObject(approval) },
  reject: decision('reject'),
  pause: decision('pause'),
  resume: decision('resume'),
  cancel: decision('cancel'),
});

export const bulkJobRoutes = [jobRoutes];
