import type { GetInstitutions, InstitutionStatus } from '../../../../server/src/contracts';
import { get, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const institutionsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getInstitutions: build.query<InstitutionStatus[], undefined>({
      query: () => get(url`institutions`),
      transformResponse: ({ data }: GetInstitutions.Response) => data,
      providesTags: ['S360Institutions'],
    }),
  }),
});

export const { useGetInstitutionsQuery } = institutionsApi;
