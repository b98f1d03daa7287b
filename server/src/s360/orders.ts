/** The order methods of S-360, service ExternalOrderService. */

import type { Answer, Caller } from './calls';
import type { Answered } from './answered';
import { callOf, describedCalls } from './described-calls';
import { S360AnswerError } from './errors';
import { externalOrderService, type MembersOf } from './interface';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import { isRecord } from '../kernel/is-record';

type Request = MembersOf<(typeof externalOrderService)['methods']['getOrderDetails']['request']>;

interface GetOrderDetailsRequest {
  /** S-360's id of the order, as digits. */
  readonly orderId: string;
  readonly granularity: Request['granularity'];
}

/** Documented by name: OrderDetailResult. The contents of the details are not checked here. */
export interface OrderDetailResult {
  readonly orderDetailsData: Answered;
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
  getOrderDetails: callOf(externalOrderService, 'getOrderDetails'),
};

/** A Long travels as a JSON number; above 2^53 as text, which S-360 accepts too (seen in use). */
export const longOf = (digits: string): number | string => {
  const number = Number(digits);
  return Number.isSafeInteger(number) ? number : digits;
};

export function createOrderMethods(settings: S360ClientSettings, caller: Caller): OrderMethods {
  const ask = describedCalls(externalOrderService, settings, caller);
  return {
    getOrderDetails: ({ granularity, orderId }, context) =>
      ask('getOrderDetails', { orderId: longOf(orderId), granularity }, context, {
        read({ orderDetailsData }, call) {
          if (isRecord(orderDetailsData)) return { orderDetailsData };
          throw new S360AnswerError(call, 'no-result');
        },
      }),
  };
}
