import type {
  DeliveryDetails,
  DeliveryItemOutcome,
  DismissAllItems,
  GetDelivery,
  GetItemCauses,
  GetItemsReport,
  GetQuarantinedItems,
  ReplayAllItems,
  ReplayQuarantinedItem,
} from '../../../../server/src/contracts';
import { filterOf, type ItemsQuery } from './quarantine/itemsQuery';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

/** What changes when items leave the quarantine. */
const TOUCHED = [
  'S360QuarantinedItems',
  'S360Institutions',
  'S360Deliveries',
  'S360Links',
] as const;

const inboxApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getDelivery: build.query<DeliveryDetails, { id: string }>({
      query: ({ id }) => get(url`deliveries/${id}`),
      transformResponse: ({ data }: GetDelivery.Response) => data,
      providesTags: ['S360Deliveries'],
      // The body is personal data: it does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),

    getQuarantinedItems: build.query<GetQuarantinedItems.Response, ItemsQuery>({
      query: (query) => {
        const { page, pageSize } = query;
        return get(url`quarantined-items`, { ...filterOf(query), page, pageSize });
      },
      providesTags: ['S360QuarantinedItems'],
      keepUnusedDataFor: 0,
    }),

    replayQuarantinedItem: build.mutation<DeliveryItemOutcome, { id: number }>({
      query: ({ id }) => post(url`quarantined-items/${id}/replay`),
      transformResponse: ({ data }: ReplayQuarantinedItem.Response) => data,
      invalidatesTags: TOUCHED,
    }),

    getItemCauses: build.query<
      GetItemCauses.Response['data'],
      Pick<ItemsQuery, 'institution' | 'stream'>
    >({
      query: (filter) => get(url`quarantined-items/causes`, filter),
      transformResponse: ({ data }: GetItemCauses.Response) => data,
      providesTags: ['S360QuarantinedItems'],
    }),

    getItemsReport: build.query<GetItemsReport.Response, ReturnType<typeof filterOf>>({
      query: (filter) => get(url`quarantined-items/report`, filter),
      keepUnusedDataFor: 0,
    }),

    replayAllItems: build.mutation<ReplayAllItems.Response['data'], ReplayAllItems.Request>({
      query: (items) => post(url`quarantined-items/replay`, items),
      transformResponse: ({ data }: ReplayAllItems.Response) => data,
      // The list is read again after the last slice only.
      invalidatesTags: (slice) => (slice && slice.next !== null ? [] : TOUCHED),
    }),

    dismissItem: build.mutation<number, { id: number }>({
      query: ({ id }) => ({ url: url`quarantined-items/${id}`, method: 'DELETE' }),
      transformResponse: () => 1,
      invalidatesTags: TOUCHED,
    }),

    dismissAllItems: build.mutation<number, DismissAllItems.Request>({
      query: (items) => post(url`quarantined-items/dismiss`, items),
      transformResponse: ({ data }: DismissAllItems.Response) => data.dismissed,
      invalidatesTags: TOUCHED,
    }),
  }),
});

export const {
  useDismissAllItemsMutation,
  useDismissItemMutation,
  useGetDeliveryQuery,
  useGetItemCausesQuery,
  useGetQuarantinedItemsQuery,
  useLazyGetItemsReportQuery,
  useReplayAllItemsMutation,
  useReplayQuarantinedItemMutation,
} = inboxApi;
