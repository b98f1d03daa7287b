import { PLUGIN_ID } from '../../../../../server/src/contracts';
import type {
  DismissFinding,
  GetSaveFindings,
  RestoreLost,
  SaveFinding,
  SendingTrustStatus,
  StartSending,
} from '../../../../../server/src/contracts';
import { s360Api } from '../../../shared/api/s360Api';

const sendingOf = (code: string): string =>
  `/${PLUGIN_ID}/institutions/${encodeURIComponent(code)}/sending`;

const trustApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    startSending: build.mutation<
      SendingTrustStatus,
      StartSending.Request & { institution: string }
    >({
      query: ({ institution, untested }) => ({
        url: `${sendingOf(institution)}/start`,
        method: 'POST',
        data: { untested } satisfies StartSending.Request,
      }),
      transformResponse: ({ data }: StartSending.Response) => data,
      invalidatesTags: ['S360Institutions', 'S360ContactSync', 'S360Bookings', 'S360Booking'],
    }),

    getSaveFindings: build.query<SaveFinding[], { institution: string }>({
      query: ({ institution }) => ({ url: `${sendingOf(institution)}/findings`, method: 'GET' }),
      transformResponse: ({ data }: GetSaveFindings.Response) => data,
      providesTags: ['S360Institutions'],
      // Values of contacts do not stay in the browser once no screen shows them.
      keepUnusedDataFor: 0,
    }),

    restoreLost: build.mutation<number, { institution: string }>({
      query: ({ institution }) => ({ url: `${sendingOf(institution)}/restore`, method: 'POST' }),
      transformResponse: ({ data }: RestoreLost.Response) => data.contacts,
      invalidatesTags: ['S360Institutions'],
    }),

    dismissFinding: build.mutation<boolean, { institution: string; reference: string }>({
      query: ({ institution, reference }) => ({
        url: `${sendingOf(institution)}/findings/${encodeURIComponent(reference)}/dismiss`,
        method: 'POST',
      }),
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
