import type {
  DismissFinding,
  GetSaveFindings,
  RestoreLost,
  SaveFinding,
  SendingTrustStatus,
  StartSending,
} from '../../../../../server/src/contracts';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

const trustApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    startSending: build.mutation<
      SendingTrustStatus,
      StartSending.Request & { institution: string }
    >({
      query: ({ institution, ...request }) =>
        post(url`institutions/${institution}/sending/start`, request),
      transformResponse: ({ data }: StartSending.Response) => data,
      invalidatesTags: ['S360Institutions', 'S360ContactSync', 'S360Bookings', 'S360Booking'],
    }),

    getSaveFindings: build.query<SaveFinding[], { institution: string }>({
      query: ({ institution }) => get(url`institutions/${institution}/sending/findings`),
      transformResponse: ({ data }: GetSaveFindings.Response) => data,
      providesTags: ['S360Institutions'],
      // Values of contacts do not stay in the browser once no screen shows them.
      keepUnusedDataFor: 0,
    }),

    restoreLost: build.mutation<number, { institution: string }>({
      query: ({ institution }) => post(url`institutions/${institution}/sending/restore`),
      transformResponse: ({ data }: RestoreLost.Response) => data.contacts,
      invalidatesTags: ['S360Institutions'],
    }),

    dismissFinding: build.mutation<boolean, { institution: string; reference: string }>({
      query: ({ institution, reference }) =>
        post(url`institutions/${institution}/sending/findings/${reference}/dismiss`),
      transformResponse: ({ data }: DismissFinding.Response) => data.dismissed,
      invalidatesTags: ['S360Institutions', 'S360ContactSync'],
    }),
  }),
});

export const {
  useDismissFindingMutation,
  useGetSaveFindingsQuery,
  useRestoreLostMutation,
  useStartSendingMutation,
} = trustApi;
