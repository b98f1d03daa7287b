import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { GetInstitutions, InstitutionStatus } from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

const institutionsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getInstitutions: build.query<InstitutionStatus[], undefined>({
      query: () => ({ url: `/${PLUGIN_ID}/institutions`, method: 'GET' }),
      transformResponse: ({ data }: GetInstitutions.Response) => data,
      providesTags: ['S360Institutions'],
    }),
  }),
});

export const { useGetInstitutionsQuery } = institutionsApi;
