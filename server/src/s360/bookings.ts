/** The methods that make bookings, services ExternalOrderFacade and ExternalOrderService. */

import { orderStateIn } from './assumptions';
import type { Answer, Caller } from './calls';
import { idIn, type JsonObject } from './transport/envelope';
import { S360AnswerError } from './errors';
import { longOf } from './orders';
import type { CallContext, CallName } from './permits';
import type { S360ClientSettings } from './settings';
import type { ServiceAddress } from './transport/urls';
import { isRecord } from '../kernel/is-record';

/** Documented: apidocs ExternalOrderFacade, module tnseb. */
const ORDER_FACADE = 'externalOrderFacade';
/** Documented: apidocs ExternalOrderService, module tnseb. */
const ORDER_SERVICE = 'externalOrderService';

/** Documented: apidocs ExternalOrderFacade; only the types that a booking can have. */
export type BookedOrderType =
  'SALE' | 'RESERVATION' | 'OPTION' | 'RESERVATION_FREEING' | 'OPTION_FREEING';

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
  readonly orderUpdateData: JsonObject;
}

/** The state of an order after a call to close it (assumption `closing`). */
interface ClosedOrder {
  readonly orderState: string | null;
}

/** A way in which tickets reach the customer (assumption `shipment`). */
interface AvailableShipmentMode {
  readonly id: string;
  readonly name: string;
  readonly type: string;
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

/** The name under which each method of the client gets its permits. */
export const bookingCalls: Record<keyof BookingMethods, CallName> = {
  createOrUpdateOrder: { service: ORDER_FACADE, method: 'createOrUpdateOrder' },
  createPaymentsAndCloseOrder: { service: ORDER_FACADE, method: 'createPaymentsAndCloseOrder' },
  closeOrder: { service: ORDER_SERVICE, method: 'closeOrder' },
  abandonMovements: { service: ORDER_SERVICE, method: 'abandonMovements' },
  getAvailableShipmentModes: { service: ORDER_SERVICE, method: 'getAvailableShipmentModes' },
  setShipmentMode: { service: ORDER_SERVICE, method: 'setShipmentMode' },
};

export function createBookingMethods(settings: S360ClientSettings, caller: Caller): BookingMethods {
  const { institution } = caller;
  const version = settings.orderServiceVersion;
  const stateIn = (part: unknown): string | null => {
    const word = isRecord(part) ? textIn(part.orderState) : null;
    return word === null ? null : orderStateIn(word, settings.assumptions);
  };
  /** The order's state in the answer; when it is missing, the caller reads the order. */
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
    const readResult = (data: JsonObject): T => {
      const result = read(data);
      if (result === undefined) throw new S360AnswerError({ institution, ...name }, 'no-result');
      return result;
    };
    return caller.call({ address, method, body, read: readResult }, context);
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

/** Leaves out the origin: S-360's expectations for it are unknown. */
function creationBody(request: CreateOrderRequest): object {
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

/** An answer without the order's id is unusable, although the order may exist in S-360. */
function orderUpdateIn(
  { orderUpdateData }: JsonObject,
  stateIn: (part: JsonObject) => string | null,
): OrderUpdate | undefined {
  if (!isRecord(orderUpdateData)) return undefined;
  const orderId = idIn(orderUpdateData.orderId);
  if (orderId === null) return undefined;
  return { orderId, orderState: stateIn(orderUpdateData), orderUpdateData };
}

function shipmentModesIn({ shipmentModes }: JsonObject): AvailableShipmentMode[] {
  if (!Array.isArray(shipmentModes)) return [];
  return (shipmentModes as unknown[]).filter(isRecord).flatMap((mode) => {
    const id = idIn(mode.id);
    const type = textIn(mode.type) ?? '';
    return id === null ? [] : [{ id, type, name: textIn(mode.name) ?? (type || id) }];
  });
}
