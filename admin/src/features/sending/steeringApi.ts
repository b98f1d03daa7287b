import type {
  CallBudget,
  ChangePauses,
  GetCalls,
  InstitutionPauses,
} from '../../../../server/src/contracts';
import { get, put, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const steeringApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getCalls: build.query<CallBudget, { institution: string }>({
      query: ({ institution }) => get(url`institutions/${institution}/calls`),
      transformResponse: ({ data }: GetCalls.Response) => data,
      providesTags: ['S360Calls'],
    }),

    changePauses: build.mutation<
      InstitutionPauses,
      { institution: string; pauses: ChangePauses.Request }
    >({
      query: ({ institution, pauses }) => put(url`institutions/${institution}/pauses`, pauses),
      transformResponse: ({ data }: ChangePauses.Response) => data,
      invalidatesTags: ['S360Institutions', 'S360ContactSync', 'S360Catalogs'],
    }),
  }),
});

export const { useGetCallsQuery, useChangePausesMutation } = steeringApi;
