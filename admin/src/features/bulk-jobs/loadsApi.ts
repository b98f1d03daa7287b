import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  ApproveLoad,
  GetLoad,
  GetLoads,
  LoadDetails,
  LoadFile,
  LoadState,
  PushContacts,
  PushLoadPlan,
  UndoPlan,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { s360Api } from '../../shared/api/s360Api';

const LOADS = `/${PLUGIN_ID}/loads`;

/** What a decision about a load makes out of date. */
const CHANGED_BY_LOADS = [
  'S360Loads' as const,
  'S360Links' as const,
  'S360Institutions' as const,
  'S360Calls' as const,
  'S360ContactSync' as const,
];

const post = (path: string, data?: unknown) => ({
  url: `${LOADS}/${path}`,
  method: 'POST' as const,
  data,
});

const loadsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getLoads: build.query<GetLoads.Response, ListQuery<LoadState>>({
      query: (query) => ({ url: LOADS, method: 'GET', config: { params: query } }),
      providesTags: ['S360Loads'],
    }),

    getLoad: build.query<LoadDetails, { id: number }>({
      query: ({ id }) => ({ url: `${LOADS}/${id}`, method: 'GET' }),
      transformResponse: ({ data }: GetLoad.Response) => data,
      providesTags: ['S360Loads'],
    }),

    approveLoad: build.mutation<LoadDetails, { id: number; calls: number }>({
      query: ({ id, calls }) => post(`${id}/approve`, { calls } satisfies ApproveLoad.Request),
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: CHANGED_BY_LOADS,
    }),

    decideLoad: build.mutation<
      LoadDetails,
      { id: number; decision: 'reject' | 'pause' | 'resume' | 'cancel' | 'undo' }
    >({
      query: ({ id, decision }) => post(`${id}/${decision}`),
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: CHANGED_BY_LOADS,
    }),

    planUndo: build.query<UndoPlan, { id: number }>({
      query: ({ id }) => post(`${id}/undo/plan`),
      transformResponse: ({ data }: { data: UndoPlan }) => data,
      keepUnusedDataFor: 0,
    }),

    planPush: build.mutation<PushLoadPlan, PushContacts.Request>({
      query: (request) => post('push/plan', request),
      transformResponse: ({ data }: PushContacts.PlanResponse) => data,
    }),

    startPush: build.mutation<LoadDetails, PushContacts.StartRequest>({
      query: (request) => post('push', request),
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: CHANGED_BY_LOADS,
    }),

    addFile: build.mutation<LoadDetails, { file: File }>({
      query: ({ file }) => {
        const form = new FormData();
        form.append('file', file);
        return post('file', form);
      },
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: ['S360Loads'],
    }),

    planFile: build.mutation<LoadDetails, { id: number; settings: LoadFile.Settings }>({
      query: ({ id, settings }) => post(`${id}/plan`, settings),
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: ['S360Loads'],
    }),

    startFile: build.mutation<LoadDetails, { id: number; settings: LoadFile.Settings }>({
      query: ({ id, settings }) => post(`${id}/start`, settings),
      transformResponse: ({ data }: GetLoad.Response) => data,
      invalidatesTags: CHANGED_BY_LOADS,
    }),
  }),
});

export const {
  useGetLoadsQuery,
  useGetLoadQuery,
  useApproveLoadMutation,
  useDecideLoadMutation,
  usePlanUndoQuery,
  usePlanPushMutation,
  useStartPushMutation,
  useAddFileMutation,
  usePlanFileMutation,
  useStartFileMutation,
} = loadsApi;
