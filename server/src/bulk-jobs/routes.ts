import { z } from '@strapi/utils';
import {
  BULK_JOB_KINDS,
  BULK_JOB_STATES,
  type GetBulkJob,
  type GetBulkJobs,
  type LeftOutLines,
  type PushContacts,
  type UndoPlan,
} from '../contracts/bulk-jobs';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import * as schemas from '../contracts/schemas/bulk-jobs';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { readUpload, type UploadedFile } from './upload';
import { BULK_JOB_UID } from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';

const { readOverview, runBulkJobs } = PERMISSION_ACTIONS;

const ofBulkJob = { id: idParameter };
const job = z.custom<GetBulkJob.Response>();

/** A decision about a bulk job that has no parameters. */
const decision = <const Name extends string>(name: Name) =>
  ({
    method: 'POST',
    path: `/bulk-jobs/:id/${name}`,
    permission: runBulkJobs,
    recordOf: BULK_JOB_UID,
    params: ofBulkJob,
    response: job,
  }) as const;

export const bulkJobRoutes = routesOf('bulkJobs', {
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
    recordOf: BULK_JOB_UID,
    params: ofBulkJob,
    response: job,
  },
  planPush: {
    method: 'POST',
    path: '/bulk-jobs/push/plan',
    permission: runBulkJobs,
    body: schemas.pushRequest,
    response: z.custom<PushContacts.PlanResponse>(),
  },
  pushScenario: {
    method: 'POST',
    path: '/bulk-jobs/push/scenario',
    permission: runBulkJobs,
    body: schemas.pushRequest,
    response: z.custom<PushContacts.ScenarioResponse>(),
  },
  startPush: {
    method: 'POST',
    path: '/bulk-jobs/push',
    permission: runBulkJobs,
    audited: 's360.bulk-job.push',
    body: schemas.startPushRequest,
    response: z.custom<PushContacts.StartResponse>(),
  },
  addFile: {
    method: 'POST',
    path: '/bulk-jobs/file',
    permission: runBulkJobs,
    concernsAll: true,
    readBody: readUpload,
    body: z.object({ file: z.custom<UploadedFile>(), settings: schemas.fileSettings }),
    response: job,
  },
  planFile: { ...decision('plan'), body: schemas.fileSettings },
  startFile: { ...decision('start'), audited: 's360.bulk-job.start', body: schemas.fileSettings },
  leftOut: {
    method: 'GET',
    path: '/bulk-jobs/:id/left-out',
    permission: runBulkJobs,
    recordOf: BULK_JOB_UID,
    params: ofBulkJob,
    response: z.custom<{ data: LeftOutLines }>(),
  },
  planUndo: { ...decision('undo/plan'), response: z.custom<{ data: UndoPlan }>() },
  undo: { ...decision('undo'), audited: 's360.bulk-job.undo' },
  approve: { ...decision('approve'), audited: 's360.bulk-job.approve', body: schemas.approval },
  reject: { ...decision('reject'), audited: 's360.bulk-job.reject' },
  pause: decision('pause'),
  resume: decision('resume'),
  cancel: { ...decision('cancel'), audited: 's360.bulk-job.cancel' },
});
