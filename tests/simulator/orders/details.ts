import type { Institution } from '../institution';
import { type JsonObject, textOf } from '../json';
import type { Order, OrderDetailsData } from '../shapes/order';

/** `OPERATION` and `OPERATIONS` are the same granularity, and so on. */
const granularityOf = (name: string | undefined): string =>
  (name ?? 'MOVEMENT').toUpperCase().replace(/S$/, '');

/** An order's details down to operations, movements or tickets. */
export function granular(details: OrderDetailsData, granularity: string | undefined): JsonObject {
  const level = granularityOf(granularity);
  if (level === 'OPERATION') {
    return { ...details, movementDatas: undefined, movementTicketDatas: undefined };
  }
  return level === 'MOVEMENT' ? { ...details, movementTicketDatas: undefined } : { ...details };
}

/** getOrderDetails. */
export function getOrderDetails(request: JsonObject, institution: Institution): JsonObject {
  const { details } = institution.orders.requested(request);
  return { orderDetailsData: granular(details, textOf(request, 'granularity')) };
}

/** An order in the order webhook. */
export function orderWebhookItem(order: Order, granularity = 'TICKETS'): JsonObject {
  return {
    orderDetailGranularity: granularityOf(granularity),
    orderDetailsData: granular(order.details, granularity),
    shipments: order.shipments,
  };
}
