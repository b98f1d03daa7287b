import type {
  ApproveInactive,
  GetInactiveContacts,
  InactiveState,
  KeepInactive,
  PreviewInactive,
  WithdrawInactive,
} from '../../../../../server/src/contracts';
import { get, post, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';
import type { ListQuery } from '../../../shared/lists/listQueries';

const inactiveApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getInactiveContacts: build.query<GetInactiveContacts.Response, ListQuery<InactiveState>>({
      query: ({ page, pageSize, state }) => get(url`inactive-contacts`, { page, pageSize, state }),
      providesTags: ['S360InactiveContacts'],
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    previewInactive: build.query<PreviewInactive.Response['data'], PreviewInactive.Request>({
      query: (request) => post(url`inactive-contacts/preview`, request),
      transformResponse: ({ data }: PreviewInactive.Response) => data,
      keepUnusedDataFor: 0,
    }),

    approveInactive: build.mutation<number, ApproveInactive.Request>({
      query: (request) => post(url`inactive-contacts/approval`, request),
      transformResponse: ({ data }: ApproveInactive.Response) => data.contacts,
      invalidatesTags: ['S360InactiveContacts', 'S360Attention'],
    }),

    withdrawInactive: build.mutation<number, undefined>({
      query: () => post(url`inactive-contacts/withdrawal`),
      transformResponse: ({ data }: WithdrawInactive.Response) => data.contacts,
      invalidatesTags: ['S360InactiveContacts', 'S360Attention'],
    }),

    keepInactive: build.mutation<number, KeepInactive.Request>({
      query: (request) => post(url`inactive-contacts/keep`, request),
      transformResponse: ({ data }: KeepInactive.Response) => data.contacts,
      invalidatesTags: ['S360InactiveContacts', 'S360Attention'],
    }),
  }),
});

export const {
  useGetInactiveContactsQuery,
  usePreviewInactiveQuery,
  useApproveInactiveMutation,
  useWithdrawInactiveMutation,
  useKeepInactiveMutation,
} = inactiveApi;
