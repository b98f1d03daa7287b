import { PLUGIN_ID } from '../../../../server/src/contracts/uids';
import type { GetTimeZones } from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

const timeZonesApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getTimeZones: build.query<GetTimeZones.Response['data'], undefined>({
      query: () => ({ url: `/${PLUGIN_ID}/time-zones`, method: 'GET' }),
      transformResponse: ({ data }: GetTimeZones.Response) => data,
    }),
  }),
});

export const { useGetTimeZonesQuery } = timeZonesApi;
