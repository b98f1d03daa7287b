import type {
  DeliveryDetails,
  DeliveryItemOutcome,
  GetDelivery,
  GetQuarantinedItems,
  ReplayQuarantinedItem,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

const inboxApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getDelivery: build.query<DeliveryDetails, { id: string }>({
      query: ({ id }) => get(url`deliveries/${id}`),
      transformResponse: ({ data }: GetDelivery.Response) => data,
      providesTags: ['S360Deliveries'],
      // The body is personal data: it does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    getQuarantinedItems: build.query<GetQuarantinedItems.Response, ListQuery>({
      query: (query) => get(url`quarantined-items`, query),
      providesTags: ['S360QuarantinedItems'],
      keepUnusedDataFor: 0,
    }),

    replayQuarantinedItem: build.mutation<DeliveryItemOutcome, { id: number }>({
      query: ({ id }) => post(url`quarantined-items/${id}/replay`),
      transformResponse: ({ data }: ReplayQuarantinedItem.Response) => data,
      invalidatesTags: ['S360QuarantinedItems', 'S360Institutions', 'S360Deliveries', 'S360Links'],
    }),
  }),
});

export const {
  useGetDeliveryQuery,
  useGetQuarantinedItemsQuery,
  useReplayQuarantinedItemMutation,
} = inboxApi;
