import type {
  AskedOrder,
  GetContactOrders,
  GetOrder,
  GetOrderLine,
  OrderLineRecord,
  OrderRecord,
  PullOrder,
  SummariesRebuild,
} from '../../../../server/src/contracts';
import { get, post, url } from '../../shared/api/requests';
import { s360Api } from '../../shared/api/s360Api';

interface OrdersOfContact {
  documentId: string;
  page: number;
}

const ordersApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactOrders: build.query<GetContactOrders.Response, OrdersOfContact>({
      query: ({ documentId, page }) => get(url`contacts/${documentId}/orders`, { page }),
      providesTags: ['S360Orders'],
    }),

    getOrder: build.query<OrderRecord, { documentId: string }>({
      query: ({ documentId }) => get(url`orders/${documentId}`),
      transformResponse: ({ data }: GetOrder.Response) => data,
      providesTags: ['S360Orders'],
    }),

    getOrderLine: build.query<OrderLineRecord, { documentId: string }>({
      query: ({ documentId }) => get(url`order-lines/${documentId}`),
      transformResponse: ({ data }: GetOrderLine.Response) => data,
      providesTags: ['S360Orders'],
    }),

    /** Queues a pull of one order, which runs as soon as a call is free. */
    pullOrder: build.mutation<AskedOrder, { documentId: string }>({
      query: ({ documentId }) => post(url`orders/${documentId}/pull`),
      transformResponse: ({ data }: PullOrder.Response) => data,
      invalidatesTags: ['S360Orders', 'S360Calls'],
    }),

    getRebuild: build.query<SummariesRebuild, undefined>({
      query: () => get(url`purchase-summaries/rebuild`),
      transformResponse: ({ data }: { data: SummariesRebuild }) => data,
      providesTags: ['S360Rebuild'],
    }),

    startRebuild: build.mutation<SummariesRebuild, undefined>({
      query: () => post(url`purchase-summaries/rebuild`),
      transformResponse: ({ data }: { data: SummariesRebuild }) => data,
      invalidatesTags: ['S360Rebuild'],
    }),
  }),
});

export const {
  useGetContactOrdersQuery,
  useGetOrderQuery,
  useGetOrderLineQuery,
  usePullOrderMutation,
  useGetRebuildQuery,
  useStartRebuildMutation,
} = ordersApi;
