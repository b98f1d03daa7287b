import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { SendingTrustStatus, StartSending } from '../../../../server/src/contracts';
import { s360Api } from '../../services/api';

const trustApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    startSending: build.mutation<
      SendingTrustStatus,
      StartSending.Request & { institution: string }
    >({
      query: ({ institution, untested }) => ({
        url: `/${PLUGIN_ID}/institutions/${encodeURIComponent(institution)}/sending/start`,
        method: 'POST',
        data: { untested } satisfies StartSending.Request,
      }),
      transformResponse: ({ data }: StartSending.Response) => data,
      invalidatesTags: ['S360Institutions', 'S360ContactSync', 'S360Bookings', 'S360Booking'],
    }),
  }),
});

export const { useStartSendingMutation } = trustApi;
