import type { GetAlerts, TestAlerts } from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const alertsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getAlerts: build.query<GetAlerts.Response['data'], undefined>({
      query: () => get(url`alerts`),
      transformResponse: ({ data }: GetAlerts.Response) => data,
      providesTags: ['S360Alerts'],
    }),

    testAlerts: build.mutation<TestAlerts.Response['data'], undefined>({
      query: () => post(url`alerts/test`),
      transformResponse: ({ data }: TestAlerts.Response) => data,
      // A test shows whether an address works again.
      invalidatesTags: ['S360Alerts', 'S360Attention'],
    }),
  }),
});

export const { useGetAlertsQuery, useTestAlertsMutation } = alertsApi;
