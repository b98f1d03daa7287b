import { z } from '@strapi/utils';
import type { SummariesRebuild } from '../contracts/orders/purchase-summaries';
import type { GetOrder, GetOrderLine } from '../contracts/orders/order-page';
import type { GetContactOrders, PullOrder } from '../contracts/orders/orders';
import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { documentId, pageQuery } from '../contracts/schemas/fields';
import { ORDER_LINE_UID, ORDER_UID } from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';
import { longId } from './mapping/order-item';

const { exchangeNow, readOverview, readSync, steerSync } = PERMISSION_ACTIONS;

const REBUILD = '/purchase-summaries/rebuild';
const rebuild = z.custom<{ data: SummariesRebuild }>();

export const purchaseSummaryRoutes = routesOf('purchaseSummaries', {
  rebuild: {
    method: 'GET',
    path: REBUILD,
    permission: readOverview,
    concernsAll: true,
    response: rebuild,
  },
  startRebuild: {
    method: 'POST',
    path: REBUILD,
    permission: steerSync,
    concernsAll: true,
    response: rebuild,
  },
});

export const contactOrderRoutes = routesOf('contactOrders', {
  find: {
    method: 'GET',
    path: '/contacts/:documentId/orders',
    permission: readSync,
    params: { documentId: z.string() },
    query: pageQuery,
    response: z.custom<GetContactOrders.Response>(),
  },
});

const orderId = z.string().transform((text, context) => {
  const id = longId(text);
  if (id !== null) return id;
  const message = 'The id of an order is a whole number of at most 19 digits.';
  context.addIssue({ code: 'custom', message });
  return z.NEVER;
});

/** Pulls of one order, at a person's request. */
export const orderPullRoutes = routesOf('orders', {
  pull: {
    method: 'POST',
    path: '/orders/:documentId/pull',
    recordOf: ORDER_UID,
    permission: exchangeNow,
    params: { documentId: z.string() },
    response: z.custom<PullOrder.Response>(),
  },
  pullById: {
    method: 'POST',
    path: '/institutions/:code/orders/:orderId/pull',
    permission: exchangeNow,
    params: { code: z.string(), orderId },
    response: z.custom<PullOrder.Response>(),
  },
});

/** The pages of an order and of a line. What they show depends on the Content Manager's permissions. */
export const orderRecordRoutes = routesOf('orderRecords', {
  order: {
    method: 'GET',
    path: '/orders/:documentId',
    recordOf: ORDER_UID,
    permission: readSync,
    params: { documentId },
    response: z.custom<GetOrder.Response>(),
  },
  line: {
    method: 'GET',
    path: '/order-lines/:documentId',
    recordOf: ORDER_LINE_UID,
    permission: readSync,
    params: { documentId },
    response: z.custom<GetOrderLine.Response>(),
  },
});

export const orderRoutes = [
  purchaseSummaryRoutes,
  contactOrderRoutes,
  orderPullRoutes,
  orderRecordRoutes,
];
