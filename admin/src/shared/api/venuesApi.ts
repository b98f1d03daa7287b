import type { GetVenues } from '../../../../server/src/contracts';
import { get, url } from './requests';
import { s360Api } from './s360Api';

const venuesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getVenues: build.query<GetVenues.Response['data'], undefined>({
      query: () => get(url`venues`),
      transformResponse: ({ data }: GetVenues.Response) => data,
      providesTags: ['S360Institutions'],
    }),
  }),
});

export const { useGetVenuesQuery } = venuesApi;
