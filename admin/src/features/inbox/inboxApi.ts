import { PLUGIN_ID } from '../../../../server/src/contracts';
import type {
  DeliveryDetails,
  DeliveryItemOutcome,
  DeliveryStateName,
  GetDeliveries,
  GetDelivery,
  GetQuarantinedItems,
  ReplayQuarantinedItem,
} from '../../../../server/src/contracts';
import type { ListQuery } from '../../shared/lists/listQueries';
import { s360Api } from '../../shared/api/s360Api';

const get = (path: string, params?: ListQuery<string>) => ({
  url: `/${PLUGIN_ID}/${path}`,
  method: 'GET' as const,
  config: { params },
});

const inboxApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getDeliveries: build.query<GetDeliveries.Response, ListQuery<DeliveryStateName>>({
      query: (query) => get('deliveries', query),
      providesTags: ['S360Deliveries'],
    }),

    getDelivery: build.query<DeliveryDetails, { id: string }>({
      query: ({ id }) => get(`deliveries/${encodeURIComponent(id)}`),
      transformResponse: ({ data }: GetDelivery.Response) => data,
      providesTags: ['S360Deliveries'],
      // The body is personal data: it does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    getQuarantinedItems: build.query<GetQuarantinedItems.Response, ListQuery>({
      query: (query) => get('quarantined-items', query),
      providesTags: ['S360QuarantinedItems'],
      keepUnusedDataFor: 0,
    }),

    replayQuarantinedItem: build.mutation<DeliveryItemOutcome, { id: number }>({
      query: ({ id }) => ({
        url: `/${PLUGIN_ID}/quarantined-items/${id}/replay`,
        method: 'POST',
      }),
      transformResponse: ({ data }: ReplayQuarantinedItem.Response) => data,
      invalidatesTags: ['S360QuarantinedItems', 'S360Institutions', 'S360Deliveries', 'S360Links'],
    }),
  }),
});

export const {
  useGetDeliveriesQuery,
  useGetDeliveryQuery,
  useGetQuarantinedItemsQuery,
  useReplayQuarantinedItemMutation,
} = inboxApi;
