import { PLUGIN_ID } from '../../../../server/src/contracts';
import type { AskedOrder, GetContactOrders, PullOrder } from '../../../../server/src/contracts';
import { s360Api } from '../../shared/api/s360Api';

export interface OrdersOfContact {
  documentId: string;
  page: number;
}

const ordersApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getContactOrders: build.query<GetContactOrders.Response, OrdersOfContact>({
      query: ({ documentId, page }) => ({
        url: `/${PLUGIN_ID}/contacts/${encodeURIComponent(documentId)}/orders`,
        method: 'GET',
        config: { params: { page } },
      }),
      providesTags: ['S360Orders'],
    }),

    /** Queues a pull of one order, which runs as soon as a call is free. */
    pullOrder: build.mutation<AskedOrder, { documentId: string }>({
      query: ({ documentId }) => ({
        url: `/${PLUGIN_ID}/orders/${encodeURIComponent(documentId)}/pull`,
        method: 'POST',
      }),
      transformResponse: ({ data }: PullOrder.Response) => data,
      invalidatesTags: ['S360Orders', 'S360Calls'],
    }),
  }),
});

export const { useGetContactOrdersQuery, usePullOrderMutation } = ordersApi;
