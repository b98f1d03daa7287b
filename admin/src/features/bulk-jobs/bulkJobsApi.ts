import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  ApproveBulkJob,
  GetBulkJob,
  GetBulkJobs,
  BulkJobDetails,
  BulkJobFile,
  BulkJobState,
  PushContacts,
  BulkPushPlan,
  UndoPlan,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { s360Api } from '../../shared/api/s360Api';

const BULK_JOBS = `/${PLUGIN_ID}/bulk-jobs`;

/** The cached data that a decision about a bulk job makes stale. */
const CHANGED_BY_BULK_JOBS = [
  'S360BulkJobs' as const,
  'S360Links' as const,
  'S360Institutions' as const,
  'S360Calls' as const,
  'S360ContactSync' as const,
];

const post = (path: string, data?: unknown) => ({
  url: `${BULK_JOBS}/${path}`,
  method: 'POST' as const,
  data,
});

const bulkJobsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getBulkJobs: build.query<GetBulkJobs.Response, ListQuery<BulkJobState>>({
      query: (query) => ({ url: BULK_JOBS, method: 'GET', config: { params: query } }),
      providesTags: ['S360BulkJobs'],
    }),

    getBulkJob: build.query<BulkJobDetails, { id: number }>({
      query: ({ id }) => ({ url: `${BULK_JOBS}/${id}`, method: 'GET' }),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      providesTags: ['S360BulkJobs'],
    }),

    approveBulkJob: build.mutation<BulkJobDetails, { id: number; calls: number }>({
      query: ({ id, calls }) => post(`${id}/approve`, { calls } satisfies ApproveBulkJob.Request),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    decideBulkJob: build.mutation<
      BulkJobDetails,
      { id: number; decision: 'reject' | 'pause' | 'resume' | 'cancel' | 'undo' }
    >({
      query: ({ id, decision }) => post(`${id}/${decision}`),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    planUndo: build.query<UndoPlan, { id: number }>({
      query: ({ id }) => post(`${id}/undo/plan`),
      transformResponse: ({ data }: { data: UndoPlan }) => data,
      keepUnusedDataFor: 0,
    }),

    planPush: build.mutation<BulkPushPlan, PushContacts.Request>({
      query: (request) => post('push/plan', request),
      transformResponse: ({ data }: PushContacts.PlanResponse) => data,
    }),

    startPush: build.mutation<BulkJobDetails, PushContacts.StartRequest>({
      query: (request) => post('push', request),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    addFile: build.mutation<BulkJobDetails, { file: File }>({
      query: ({ file }) => {
        const form = new FormData();
        form.append('file', file);
        return post('file', form);
      },
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: ['S360BulkJobs'],
    }),

    planFile: build.mutation<BulkJobDetails, { id: number; settings: BulkJobFile.Settings }>({
      query: ({ id, settings }) => post(`${id}/plan`, settings),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: ['S360BulkJobs'],
    }),

    startFile: build.mutation<BulkJobDetails, { id: number; settings: BulkJobFile.Settings }>({
      query: ({ id, settings }) => post(`${id}/start`, settings),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),
  }),
});

export const {
  useGetBulkJobsQuery,
  useGetBulkJobQuery,
  useApproveBulkJobMutation,
  useDecideBulkJobMutation,
  usePlanUndoQuery,
  usePlanPushMutation,
  useStartPushMutation,
  useAddFileMutation,
  usePlanFileMutation,
  useStartFileMutation,
} = bulkJobsApi;
