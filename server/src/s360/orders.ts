/** The order methods of S-360, service ExternalOrderService. */

import type { Answer, Caller } from './calls';
import type { JsonObject } from './transport/envelope';
import { S360AnswerError } from './errors';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import type { ServiceAddress } from './transport/urls';
import { isRecord } from '../kernel/is-record';

/** Documented: apidocs ExternalOrderService, module tnseb. */
const ORDER_SERVICE = 'externalOrderService';

/** The level of detail of an order. Documented by name: platform.secutix.com/webhook/order/v2. */
type OrderGranularity = 'OPERATION' | 'MOVEMENT' | 'TICKET';

interface GetOrderDetailsRequest {
  /** S-360's id of the order, as digits. */
  readonly orderId: string;
  readonly granularity: OrderGranularity;
}

/** Documented by name: OrderDetailResult. The contents of the details are not checked here. */
export interface OrderDetailResult {
  readonly orderDetailsData: JsonObject;
}

export interface OrderMethods {
  /** Documented by name; request and answer seen in use. */
  getOrderDetails(
    request: GetOrderDetailsRequest,
    context: CallContext,
  ): Promise<Answer<OrderDetailResult>>;
}

/** The name under which each method of the client gets its permits. */
export const orderCalls: Record<keyof OrderMethods, CallName> = {
  getOrderDetails: { service: ORDER_SERVICE, method: 'getOrderDetails' },
};

/** A Long travels as a JSON number; above 2^53 as text, which S-360 accepts too (seen in use). */
export const longOf = (digits: string): number | string => {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
};

export function createOrderMethods(settings: S360ClientSettings, caller: Caller): OrderMethods {
  const { institution } = caller;
  const version = settings.orderServiceVersion;
  const address: ServiceAddress = { module: 'tnseb', service: ORDER_SERVICE, version };
  return {
    getOrderDetails({ granularity, orderId }, context) {
      const name = orderCalls.getOrderDetails;
      const call = {
        address,
        method: name.method,
        body: { orderId: longOf(orderId), granularity },
        read({ orderDetailsData }: JsonObject) {
          if (isRecord(orderDetailsData)) return { orderDetailsData };
          throw new S360AnswerError({ institution, ...name }, 'no-result');
        },
      };
      return caller.call(call, context);
    },
  };
}
