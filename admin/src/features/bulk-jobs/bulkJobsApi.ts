import type {
  ApproveBulkJob,
  GetBulkJob,
  GetBulkJobs,
  BulkJobDetails,
  BulkJobFile,
  BulkJobState,
  LeftOutLines,
  PushContacts,
  PushUnderWay,
  BulkPushPlan,
  UndoPlan,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

/** The cached data that a decision about a bulk job makes stale. */
const CHANGED_BY_BULK_JOBS = [
  'S360BulkJobs' as const,
  'S360Links' as const,
  'S360Institutions' as const,
  'S360Calls' as const,
  'S360ContactSync' as const,
];

const bulkJobsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getBulkJobs: build.query<GetBulkJobs.Response, ListQuery<BulkJobState>>({
      query: (query) => get(url`bulk-jobs`, query),
      providesTags: ['S360BulkJobs'],
    }),

    getBulkJob: build.query<BulkJobDetails, { id: number }>({
      query: ({ id }) => get(url`bulk-jobs/${id}`),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      providesTags: ['S360BulkJobs'],
    }),

    approveBulkJob: build.mutation<BulkJobDetails, { id: number; calls: number }>({
      query: ({ id, calls }) =>
        post(url`bulk-jobs/${id}/approve`, { calls } satisfies ApproveBulkJob.Request),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    decideBulkJob: build.mutation<
      BulkJobDetails,
      { id: number; decision: 'reject' | 'pause' | 'resume' | 'cancel' | 'undo' }
    >({
      query: ({ id, decision }) => post(url`bulk-jobs/${id}/${decision}`),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    getLeftOut: build.query<LeftOutLines, { id: number }>({
      query: ({ id }) => get(url`bulk-jobs/${id}/left-out`),
      transformResponse: ({ data }: { data: LeftOutLines }) => data,
      keepUnusedDataFor: 0,
    }),

    planUndo: build.query<UndoPlan, { id: number }>({
      query: ({ id }) => post(url`bulk-jobs/${id}/undo/plan`),
      transformResponse: ({ data }: { data: UndoPlan }) => data,
      keepUnusedDataFor: 0,
    }),

    planPush: build.mutation<BulkPushPlan | PushUnderWay, PushContacts.Request>({
      query: (request) => post(url`bulk-jobs/push/plan`, request),
      transformResponse: ({ data }: PushContacts.PlanResponse) => data,
    }),

    startPush: build.mutation<BulkJobDetails | PushUnderWay, PushContacts.StartRequest>({
      query: (request) => post(url`bulk-jobs/push`, request),
      transformResponse: ({ data }: PushContacts.StartResponse) => data,
      invalidatesTags: CHANGED_BY_BULK_JOBS,
    }),

    addFile: build.mutation<BulkJobDetails, { file: File }>({
      query: ({ file }) => {
        const form = new FormData();
        form.append('file', file);
        return post(url`bulk-jobs/file`, form);
      },
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: ['S360BulkJobs'],
    }),

    planFile: build.mutation<BulkJobDetails, { id: number; settings: BulkJobFile.Settings }>({
      query: ({ id, settings }) => post(url`bulk-jobs/${id}/plan`, settings),
      transformResponse: ({ data }: GetBulkJob.Response) => data,
      invalidatesTags: ['S360BulkJobs'],
    }),

    startFile: build.mutation<BulkJobDetails, { id: number; settings: BulkJobFile.Settings }>({
      query: ({ id, settings }) => post(url`bulk-jobs/${id}/start`, settings),
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
  useLazyGetLeftOutQuery,
  usePlanUndoQuery,
  usePlanPushMutation,
  useStartPushMutation,
  useAddFileMutation,
  usePlanFileMutation,
  useStartFileMutation,
} = bulkJobsApi;
