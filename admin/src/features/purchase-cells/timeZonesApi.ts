import type { GetTimeZones } from '../../../../server/src/contracts';
import { get, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const timeZonesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getTimeZones: build.query<GetTimeZones.Response['data'], undefined>({
      query: () => get(url`time-zones`),
      transformResponse: ({ data }: GetTimeZones.Response) => data,
    }),
  }),
});

export const { useGetTimeZonesQuery } = timeZonesApi;
