import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  CallBudget,
  ChangePauses,
  GetCalls,
  InstitutionPauses,
} from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

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
  }),
});

export const { useGetCallsQuery, useChangePausesMutation } = steeringApi;
