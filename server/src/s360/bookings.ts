/** The methods that make bookings, services ExternalOrderFacade and ExternalOrderService. */

import { orderStateIn } from './assumptions';
import type { Answer, Caller } from './calls';
import { idIn, isJsonObject, type JsonObject } from './transport/envelope';
import { S360AnswerError } from './errors';
import { longOf } from './orders';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import type { ServiceAddress } from './transport/urls';

/** Documented: apidocs ExternalOrderFacade, module tnseb. */
const ORDER_FACADE = 'externalOrderFacade';
/** Documented: apidocs ExternalOrderService, module tnseb. */
const ORDER_SERVICE = 'externalOrderService';

/** Documented: apidocs ExternalOrderFacade; those that a booking can be. */
export type BookedOrderType =
  'SALE' | 'RESERVATION' | 'OPTION' | 'RESERVATION_FREEING' | 'OPTION_FREEING';

/** Seats of a performance, which S-360 chooses. Fields seen in use. */
export interface PerformanceLine {
  readonly performanceId: string;
  readonly seatCategoryId: string;
  readonly audienceSubCategoryId: string;
  readonly quantity: number;
}

/** Something without a seat. Fields seen in use. */
export interface ItemLine {
  readonly itemId: string;
  readonly audienceSubCategoryId: string;
  readonly quantity: number;
}

/** What is asked for. All lines travel in one call: repeating it would add them again. */
export interface CreateOrderRequest {
  readonly pointOfSalesId: string;
  readonly orderType: BookedOrderType;
  /** The purchaser (assumption `purchaser`). */
  readonly contactNumber: string;
  /** Comes back with the order (assumption `orderReference`). */
  readonly externalReference: string;
  readonly performances: readonly PerformanceLine[];
  readonly items: readonly ItemLine[];
  /** The file whose reservation or option is sold or released (assumptions `turningIntoSale`, `releasing`). */
  readonly resumes: { readonly fileId: string; readonly kind: 'RESERVATION' | 'OPTION' } | null;
}

export interface CloseOrderRequest {
  readonly orderId: string;
  readonly orderType: BookedOrderType;
  readonly contactNumber: string;
}

/** Closes paid: one payment of the whole amount. Documented: platform.secutix.com payment widget. */
export interface PayAndCloseRequest extends CloseOrderRequest {
  readonly paymentMethodId: string;
  /** In thousandths of the currency unit. */
  readonly amount: bigint;
  /** The order sells what was reserved or optional before. */
  readonly isConvertedReservation: boolean;
}

/** Documented by name: OrderUpdateData. What the operations hold is not checked here. */
export interface OrderUpdate {
  readonly orderId: string;
  /** One of the `ORDER_STATES`, or S-360's own word; `null` where the answer does not say. */
  readonly orderState: string | null;
  readonly orderUpdateData: JsonObject;
}

/** How an order stands after it was to be closed (assumption `closing`). */
export interface ClosedOrder {
  readonly orderState: string | null;
}

/** A way in which tickets reach the customer (assumption `shipment`). */
export interface AvailableShipmentMode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
}

/** The methods that make, close and give up orders. */
export interface BookingMethods {
  /** Documented: apidocs ExternalOrderFacade; `orderReference`, `purchaser` … are assumed. */
  createOrUpdateOrder(
    request: CreateOrderRequest,
    context: CallContext,
  ): Promise<Answer<OrderUpdate>>;
  /** Assumed (`closing`): the order is closed, a sale unpaid. */
  closeOrder(request: CloseOrderRequest, context: CallContext): Promise<Answer<ClosedOrder>>;
  /** Documented: payment widget; that it answers `orderData` is assumed (`closing`). */
  createPaymentsAndCloseOrder(
    request: PayAndCloseRequest,
    context: CallContext,
  ): Promise<Answer<ClosedOrder>>;
  /** Documented; that an order without movements is abandoned is assumed (`abandoning`). */
  abandonMovements(
    request: { readonly orderId: string; readonly movementIds: readonly string[] },
    context: CallContext,
  ): Promise<Answer<{ readonly orderState: string | null }>>;
  /** Assumed (`shipment`). */
  getAvailableShipmentModes(
    request: { readonly orderId: string },
    context: CallContext,
  ): Promise<Answer<AvailableShipmentMode[]>>;
  /** Assumed (`shipment`). */
  setShipmentMode(
    request: { readonly orderId: string; readonly shipmentModeId: string },
    context: CallContext,
  ): Promise<Answer<null>>;
}

/** What to ask a permit for, per method of the client. */
export const bookingCalls: Record<keyof BookingMethods, CallName> = {
  createOrUpdateOrder: { service: ORDER_FACADE, method: 'createOrUpdateOrder' },
  createPaymentsAndCloseOrder: { service: ORDER_FACADE, method: 'createPaymentsAndCloseOrder' },
  closeOrder: { service: ORDER_SERVICE, method: 'closeOrder' },
  abandonMovements: { service: ORDER_SERVICE, method: 'abandonMovements' },
  getAvailableShipmentModes: { service: ORDER_SERVICE, method: 'getAvailableShipmentModes' },
  setShipmentMode: { service: ORDER_SERVICE, method: 'setShipmentMode' },
};

/** The booking methods of one institution. */
export function createBookingMethods(settings: S360ClientSettings, caller: Caller): BookingMethods {
  const { institution } = caller;
  const version = settings.orderServiceVersion;
  const stateIn = (part: unknown): string | null => {
    const word = isJsonObject(part) ? textIn(part.orderState) : null;
    return word === null ? null : orderStateIn(word, settings.assumptions);
  };
  /** What it says of the order's state; without it the order is read. */
  const closedOrderIn = ({ orderData }: JsonObject): ClosedOrder => ({
    orderState: stateIn(orderData),
  });
  const ask = async <T>(
    method: keyof BookingMethods,
    body: object,
    context: CallContext,
    read: (result: JsonObject) => T | undefined,
  ): Promise<Answer<T>> => {
    const name = bookingCalls[method];
    const address: ServiceAddress = { module: 'tnseb', service: name.service, version };
    const { answeredAt, data } = await caller.call({ address, method, body }, context);
    const result = read(data);
    if (result === undefined) throw new S360AnswerError({ institution, ...name }, 'no-result');
    return { data: result, answeredAt };
  };
  return {
    createOrUpdateOrder: (request, context) =>
      ask('createOrUpdateOrder', creationBody(request), context, (result) =>
        orderUpdateIn(result, stateIn),
      ),
    closeOrder: ({ contactNumber, orderId, orderType }, context) => {
      const body = {
        orderId: longOf(orderId),
        orderType,
        purchaserInfo: { contactReference: contactNumber },
        generateBarCodes: true,
        maxWaitingTime: 0,
      };
      return ask('closeOrder', body, context, closedOrderIn);
    },
    createPaymentsAndCloseOrder: (request, context) =>
      ask('createPaymentsAndCloseOrder', paymentBody(request), context, closedOrderIn),
    abandonMovements: ({ movementIds, orderId }, context) => {
      const body = { orderId: longOf(orderId), movementIds: movementIds.map(longOf) };
      return ask('abandonMovements', body, context, ({ orderUpdateData }) => ({
        orderState: stateIn(orderUpdateData),
      }));
    },
    getAvailableShipmentModes: ({ orderId }, context) =>
      ask('getAvailableShipmentModes', { orderId: longOf(orderId) }, context, shipmentModesIn),
    setShipmentMode: ({ orderId, shipmentModeId }, context) => {
      const body = { orderId: longOf(orderId), shipmentModeId: longOf(shipmentModeId) };
      return ask('setShipmentMode', body, context, () => null);
    },
  };
}

/** The origin is left out: what S-360 expects of it is not known. */
function creationBody(request: CreateOrderRequest): object {
  const { contactNumber, externalReference, items, orderType, performances, resumes } = request;
  return {
    pointOfSalesId: longOf(request.pointOfSalesId),
    orderType,
    purchasersInfo: [{ contactReference: contactNumber }],
    externalReference,
    // Mandatory in 1_16, the newest version of which all parameters are known.
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

function paymentBody(request: PayAndCloseRequest): object {
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

const textIn = (value: unknown): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

/** An answer without the order's id is none: the order may stand in S-360 all the same. */
function orderUpdateIn(
  { orderUpdateData }: JsonObject,
  stateIn: (part: JsonObject) => string | null,
): OrderUpdate | undefined {
  if (!isJsonObject(orderUpdateData)) return undefined;
  const orderId = idIn(orderUpdateData.orderId);
  if (orderId === null) return undefined;
  return { orderId, orderState: stateIn(orderUpdateData), orderUpdateData };
}

function shipmentModesIn({ shipmentModes }: JsonObject): AvailableShipmentMode[] {
  if (!Array.isArray(shipmentModes)) return [];
  return (shipmentModes as unknown[]).filter(isJsonObject).flatMap((mode) => {
    const id = idIn(mode.id);
    const type = textIn(mode.type) ?? '';
    return id === null ? [] : [{ id, type, name: textIn(mode.name) ?? (type || id) }];
  });
}
