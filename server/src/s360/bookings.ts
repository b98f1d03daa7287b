/** The methods that make bookings, services ExternalOrderFacade and ExternalOrderService. */

import { idIn, objectsIn, textIn, type Answered } from './answered';
import { orderStateIn } from './assumptions';
import type { Answer, Caller } from './calls';
import { callOf, describedCalls } from './described-calls';
import { S360AnswerError, type FailedCall } from './errors';
import { externalOrderFacade, externalOrderService, type MembersOf } from './interface';
import { longOf } from './orders';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import { isRecord } from '../kernel/is-record';

type Creation = MembersOf<
  (typeof externalOrderFacade)['methods']['createOrUpdateOrder']['request']
>;

/** The types of order that a booking can have. */
export type BookedOrderType = Extract<
  Creation['orderType'],
  'SALE' | 'RESERVATION' | 'OPTION' | 'RESERVATION_FREEING' | 'OPTION_FREEING'
>;

/** Seats of a performance, which S-360 chooses. Fields seen in use. */
interface PerformanceLine {
  readonly performanceId: string;
  readonly seatCategoryId: string;
  readonly audienceSubCategoryId: string;
  readonly quantity: number;
}

/** An item without a seat. Fields seen in use. */
interface ItemLine {
  readonly itemId: string;
  readonly audienceSubCategoryId: string;
  readonly quantity: number;
}

/** A new or resumed order. All lines go in one call: repeating it would add them again. */
export interface CreateOrderRequest {
  readonly pointOfSalesId: string;
  readonly orderType: BookedOrderType;
  /** The purchaser (assumption `purchaser`). */
  readonly contactNumber: string;
  /** S-360 returns it with the order (assumption `orderReference`). */
  readonly externalReference: string;
  readonly performances: readonly PerformanceLine[];
  readonly items: readonly ItemLine[];
  /**
   * The file whose reservation or option to sell or release (assumptions `turningIntoSale`,
   * `releasing`).
   */
  readonly resumes: { readonly fileId: string; readonly kind: 'RESERVATION' | 'OPTION' } | null;
}

interface CloseOrderRequest {
  readonly orderId: string;
  readonly orderType: BookedOrderType;
  readonly contactNumber: string;
}

/**
 * Closes the order as paid, with one payment of the whole amount. Documented: platform.secutix.com
 * payment widget.
 */
interface PayAndCloseRequest extends CloseOrderRequest {
  readonly paymentMethodId: string;
  /** In thousandths of the currency unit. */
  readonly amount: bigint;
  /** The order sells an earlier reservation or option. */
  readonly isConvertedReservation: boolean;
}

/** Documented by name: OrderUpdateData. The contents of the operations are not checked here. */
export interface OrderUpdate {
  readonly orderId: string;
  /** One of the `ORDER_STATES`, or S-360's own word; `null` when the answer does not say. */
  readonly orderState: string | null;
  readonly orderUpdateData: Answered;
}

/** The state of an order after a call to close it (assumption `closing`). */
interface ClosedOrder {
  readonly orderState: string | null;
}

/** The methods that create, close and abandon orders. */
export interface BookingMethods {
  /** Documented: apidocs ExternalOrderFacade. Assumed: `orderReference`, `purchaser` and others. */
  createOrUpdateOrder(
    request: CreateOrderRequest,
    context: CallContext,
  ): Promise<Answer<OrderUpdate>>;
  /** Assumed (`closing`): the order is closed, a sale unpaid. */
  closeOrder(request: CloseOrderRequest, context: CallContext): Promise<Answer<ClosedOrder>>;
  /** Documented: payment widget. Assumed (`closing`): the answer contains `orderData`. */
  createPaymentsAndCloseOrder(
    request: PayAndCloseRequest,
    context: CallContext,
  ): Promise<Answer<ClosedOrder>>;
  /** Documented. Assumed (`abandoning`): an order without movements is abandoned. */
  abandonMovements(
    request: { readonly orderId: string; readonly movementIds: readonly string[] },
    context: CallContext,
  ): Promise<Answer<{ readonly orderState: string | null }>>;
}

/** The name under which each method of the client gets its permits. */
export const bookingCalls: Record<keyof BookingMethods, CallName> = {
  createOrUpdateOrder: callOf(externalOrderFacade, 'createOrUpdateOrder'),
  createPaymentsAndCloseOrder: callOf(externalOrderFacade, 'createPaymentsAndCloseOrder'),
  closeOrder: callOf(externalOrderService, 'closeOrder'),
  abandonMovements: callOf(externalOrderService, 'abandonMovements'),
};

export function createBookingMethods(settings: S360ClientSettings, caller: Caller): BookingMethods {
  const ask = describedCalls(externalOrderFacade, settings, caller);
  const askService = describedCalls(externalOrderService, settings, caller);
  const stateIn = (part: unknown): string | null => {
    const word = isRecord(part) ? textIn(part.orderState) : null;
    return word === null ? null : orderStateIn(word, settings.assumptions);
  };
  /** The order's state in the answer; when it is missing, the caller reads the order. */
  const closedOrderIn = ({ orderData }: Answered): ClosedOrder => ({
    orderState: stateIn(orderData),
  });
  return {
    createOrUpdateOrder: (request, context) =>
      ask('createOrUpdateOrder', creationBody(request), context, {
        read: (result, call) => orderUpdateIn(result, stateIn, call),
      }),
    closeOrder({ contactNumber, orderId, orderType }, context) {
      const request = {
        orderId: longOf(orderId),
        orderType,
        purchaserInfo: { contactReference: contactNumber },
        generateBarCodes: true,
        maxWaitingTime: 0,
      };
      return askService('closeOrder', request, context, { read: closedOrderIn });
    },
    createPaymentsAndCloseOrder: (request, context) =>
      ask('createPaymentsAndCloseOrder', paymentBody(request), context, { read: closedOrderIn }),
    abandonMovements({ movementIds, orderId }, context) {
      const request = { orderId: longOf(orderId), movementIds: movementIds.map(longOf) };
      return askService('abandonMovements', request, context, {
        read: ({ orderUpdateData }) => ({ orderState: stateIn(orderUpdateData) }),
      });
    },
  };
}

/** Leaves out the origin: S-360's expectations for it are unknown. */
function creationBody(request: CreateOrderRequest): Creation {
  const { contactNumber, externalReference, items, orderType, performances, resumes } = request;
  return {
    pointOfSalesId: longOf(request.pointOfSalesId),
    orderType,
    purchasersInfo: [{ contactReference: contactNumber }],
    externalReference,
    // Mandatory in 1_16, the newest version whose parameters are all known.
    isResumeAllReservationOperations: orderType === 'SALE' && resumes?.kind === 'RESERVATION',
    isResumeAllOptionOperations: orderType === 'SALE' && resumes?.kind === 'OPTION',
    ...(resumes && { fileId: longOf(resumes.fileId) }),
    ...(performances.length > 0 && {
      singleEntryAttributionOperations: [
        { operationAttributions: performances.map(performanceBody), preferedAreas: [] },
      ],
    }),
    ...(items.length > 0 && { simpleProductOperations: items.map(itemBody) }),
  };
}

const performanceBody = (line: PerformanceLine) => ({
  audienceSubCategoryId: longOf(line.audienceSubCategoryId),
  quantity: line.quantity,
  performanceId: longOf(line.performanceId),
  seatCategoryId: longOf(line.seatCategoryId),
});

const itemBody = ({ audienceSubCategoryId, itemId, quantity }: ItemLine) => ({
  audienceSubCategoryId: longOf(audienceSubCategoryId),
  quantity,
  itemId: longOf(itemId),
});

function paymentBody(request: PayAndCloseRequest) {
  const { amount, contactNumber, orderId, orderType, paymentMethodId } = request;
  return {
    orderId: longOf(orderId),
    orderType,
    isConvertedReservation: request.isConvertedReservation,
    createToken: false,
    payments: [{ amount: longOf(String(amount)), paymentMethodId: longOf(paymentMethodId) }],
    paymentParams: { contactNumber, totalAmount: longOf(String(amount)) },
    purchasersInfo: [{ contactReference: contactNumber }],
    maxWaitingTime: 0,
  };
}

/** An answer without the order's id is unusable, although the order may exist in S-360. */
function orderUpdateIn(
  { orderUpdateData }: Answered,
  stateIn: (part: Answered) => string | null,
  call: FailedCall,
): OrderUpdate {
  const orderId = isRecord(orderUpdateData) ? idIn(orderUpdateData.orderId) : null;
  if (!isRecord(orderUpdateData) || orderId === null) throw new S360AnswerError(call, 'no-result');
  return {
    orderId,
    orderState: stateIn(orderUpdateData),
    orderUpdateData: withoutRemoved(orderUpdateData),
  };
}

/** Documented: an update names by their ids what it removed, also of what it made or changed. */
function withoutRemoved(update: Answered): Answered {
  const operations = idsIn(update.removeOperationIds);
  const movements = idsIn(update.removeMovementIds);
  if (operations.size === 0 && movements.size === 0) return update;
  return {
    ...update,
    operationDataUpdates: objectsIn(update.operationDataUpdates).filter(
      ({ operationId }) => !operations.has(idIn(operationId)),
    ),
    movementDataUpdates: objectsIn(update.movementDataUpdates).filter(
      ({ movementId, operationId }) =>
        !movements.has(idIn(movementId)) && !operations.has(idIn(operationId)),
    ),
  };
}

const idsIn = (list: unknown): ReadonlySet<string | null> =>
  new Set(
    Array.isArray(list) ? list.map((id: unknown) => idIn(id)).filter((id) => id !== null) : [],
  );
