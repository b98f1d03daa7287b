import { PLUGIN_ID } from '../../../server/src/contracts';
import type { GetContactOrders } from '../../../server/src/contracts';
import { s360Api } from './api';

/** One page of a contact's orders. */
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
    }),
  }),
});

export const { useGetContactOrdersQuery } = ordersApi;
