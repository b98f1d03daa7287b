import { PLUGIN_ID } from '../../../server/src/contracts';
import type {
  CallBudget,
  ChangePauses,
  FailureCause,
  GetCalls,
  GetFailures,
  InstitutionPauses,
  LetIn,
  RetryFailures,
  SettleOutage,
  SettleRefusal,
} from '../../../server/src/contracts';
import { s360Api } from '../shared/api/s360Api';

const institutionUrl = (code: string): string =>
  `/${PLUGIN_ID}/institutions/${encodeURIComponent(code)}`;

const steeringApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getCalls: build.query<CallBudget, { institution: string }>({
      query: ({ institution }) => ({ url: `${institutionUrl(institution)}/calls`, method: 'GET' }),
      transformResponse: ({ data }: GetCalls.Response) => data,
      providesTags: ['S360Calls'],
    }),

    changePauses: build.mutation<
      InstitutionPauses,
      { institution: string; pauses: ChangePauses.Request }
    >({
      query: ({ institution, pauses }) => ({
        url: `${institutionUrl(institution)}/pauses`,
        method: 'PUT',
        data: pauses,
      }),
      transformResponse: ({ data }: ChangePauses.Response) => data,
      invalidatesTags: ['S360Institutions', 'S360ContactSync'],
    }),

    letIn: build.mutation<number, { institution: string; since: string | undefined }>({
      query: ({ institution, since }) => ({
        url: `${institutionUrl(institution)}/kept-out-items/let-in`,
        method: 'POST',
        data: { since } satisfies LetIn.Request,
      }),
      transformResponse: ({ data }: LetIn.Response) => data.letIn,
      invalidatesTags: ['S360Institutions', 'S360Deliveries', 'S360Links'],
    }),

    settleOutage: build.mutation<SettleOutage.Response, { id: number }>({
      query: ({ id }) => ({ url: `/${PLUGIN_ID}/outages/${id}/settle`, method: 'POST' }),
      invalidatesTags: ['S360Institutions'],
    }),

    settleRefusal: build.mutation<SettleRefusal.Response, { id: number }>({
      query: ({ id }) => ({ url: `/${PLUGIN_ID}/refusals/${id}/settle`, method: 'POST' }),
      invalidatesTags: ['S360Institutions'],
    }),

    getFailures: build.query<FailureCause[], { institution: string | undefined }>({
      query: ({ institution }) => ({
        url: `/${PLUGIN_ID}/failures`,
        method: 'GET',
        config: { params: { institution } },
      }),
      transformResponse: ({ data }: GetFailures.Response) => data,
      providesTags: ['S360Failures'],
    }),

    retryFailures: build.mutation<number, RetryFailures.Request>({
      query: (selection) => ({
        url: `/${PLUGIN_ID}/failures/retry`,
        method: 'POST',
        data: selection,
      }),
      transformResponse: ({ data }: RetryFailures.Response) => data.retried,
      invalidatesTags: ['S360Failures', 'S360Links', 'S360Institutions', 'S360ContactSync'],
    }),
  }),
});

export const {
  useGetCallsQuery,
  useChangePausesMutation,
  useLetInMutation,
  useSettleOutageMutation,
  useSettleRefusalMutation,
  useGetFailuresQuery,
  useRetryFailuresMutation,
} = steeringApi;
