import { z } from '@strapi/utils';
import type { GetLoad, GetLoads, PushContacts, UndoPlan } from '../contracts/loads';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { idParameter, pageQuery } from '../contracts/schemas/fields';
import { routesOf } from '../kernel/http/routes';

const { readOverview, runLoads } = PERMISSION_ACTIONS;

/** What many calls cost is agreed to before they start. */
const approval = {
  calls: z.number('must be the number of calls that the plan or the load shows').int().min(0),
};

const value = z.string().max(1000);

/** A push load's filter. */
const pushFilter = {
  institution: z.string().min(1).max(64),
  type: z.enum(['individual', 'structure']).optional(),
  updatedSince: z.iso.datetime().optional(),
  where: z
    .record(z.string(), z.union([value, z.null(), z.array(value).min(1).max(100)]))
    .optional(),
  unlinkedOnly: z.boolean().optional(),
};

/** How the columns of a file are read. */
export const fileChoices = z.strictObject({
  mapping: z.record(z.string(), z.string().max(200)).optional(),
  dates: z.enum(['dayFirst', 'monthFirst']).optional(),
  filled: z.enum(['keep', 'overwrite']).optional(),
  blanks: z.enum(['keep', 'empty']).optional(),
});

const ofLoad = { id: idParameter };
const load = z.custom<GetLoad.Response>();

/** A decision about a load that needs nothing but its name. */
const decision = <const Name extends string>(name: Name) =>
  ({
    method: 'POST',
    path: `/loads/:id/${name}`,
    permission: runLoads,
    params: ofLoad,
    response: load,
  }) as const;

/** Many contacts at once. */
export const loadRoutes = routesOf('loads', {
  find: {
    method: 'GET',
    path: '/loads',
    permission: readOverview,
    query: {
      ...pageQuery,
      kind: z.enum(['guard', 'push', 'file', 'pull']).optional(),
      state: z
        .enum([
          'planned',
          'waiting',
          'running',
          'paused',
          'rejected',
          'cancelled',
          'failed',
          'done',
          'undoing',
          'undoFailed',
          'undone',
        ])
        .optional(),
      institution: z.string().max(64).optional(),
    },
    response: z.custom<GetLoads.Response>(),
  },
  findOne: {
    method: 'GET',
    path: '/loads/:id',
    permission: readOverview,
    params: ofLoad,
    response: load,
  },
  planPush: {
    method: 'POST',
    path: '/loads/push/plan',
    permission: runLoads,
    body: z.strictObject(pushFilter),
    response: z.custom<PushContacts.PlanResponse>(),
  },
  pushScenario: {
    method: 'POST',
    path: '/loads/push/scenario',
    permission: runLoads,
    body: z.strictObject(pushFilter),
    response: z.string(),
  },
  startPush: {
    method: 'POST',
    path: '/loads/push',
    permission: runLoads,
    body: z.strictObject({ ...pushFilter, ...approval }),
    response: load,
  },
  /** Multipart: the handler reads it, with its own limit. */
  addFile: { method: 'POST', path: '/loads/file', permission: runLoads, response: load },
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

/** The routes of bulk jobs. */
export const bulkJobRoutes = [loadRoutes];
