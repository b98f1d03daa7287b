import type {
  CallSummary,
  FieldChange,
  GetActivity,
  GetCall,
  GetCallChanges,
  ReplayDeliveries,
  ReplayPlan,
} from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

/** A delivery or a call whose changes are shown. */
export interface ChangedBy {
  kind: 'deliveries' | 'calls';
  id: number;
}

const activityApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getActivity: build.query<GetActivity.Response, GetActivity.Query>({
      query: (query) => get(url`activity`, query),
      providesTags: ['S360Deliveries'],
    }),

    getCall: build.query<CallSummary, { id: string }>({
      query: ({ id }) => get(url`calls/${id}`),
      transformResponse: ({ data }: GetCall.Response) => data,
    }),

    getChanges: build.query<FieldChange[], ChangedBy>({
      query: ({ id, kind }) => get(url`${kind}/${id}/changes`),
      transformResponse: ({ data }: GetCallChanges.Response) => data,
      providesTags: ['S360Deliveries'],
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    getReplayPlan: build.query<ReplayPlan, ReplayDeliveries.Request>({
      query: (request) => post(url`deliveries/replay`, request),
      transformResponse: ({ data }: ReplayDeliveries.Response) => data,
      keepUnusedDataFor: 0,
    }),

    replayDeliveries: build.mutation<ReplayPlan, ReplayDeliveries.Request>({
      query: (request) => post(url`deliveries/replay`, request),
      transformResponse: ({ data }: ReplayDeliveries.Response) => data,
      invalidatesTags: ['S360Deliveries', 'S360QuarantinedItems', 'S360Institutions'],
    }),
  }),
});

export const {
  useGetActivityQuery,
  useGetCallQuery,
  useGetChangesQuery,
  useGetReplayPlanQuery,
  useReplayDeliveriesMutation,
} = activityApi;
