import {
  orderType,
  type movementData,
  type operationData,
  type orderDetailsData,
  type orderWebhookItem,
} from '../../../server/src/s360/interface/order';
import { paymentDetail } from '../../../server/src/s360/interface/order-services';
import type { JsonObject } from '../json';
import type { Held } from './held';

export type OrderType = (typeof orderType)['values'][number];

/** The type of an order of this name; `undefined` for an unknown one. */
export const orderTypeOf = (name: string | undefined): OrderType | undefined =>
  orderType.values.find((one) => one === name);

export type OperationData = Held<
  (typeof operationData)['members'],
  'operationId' | 'kind' | 'type' | 'fileId' | 'quantity' | 'unitPrice' | 'totalAmount'
>;

export type MovementData = Held<
  (typeof movementData)['members'],
  'movementId' | 'operationId' | 'type' | 'resumed'
>;

type Details = (typeof orderDetailsData)['members'];

export interface OrderDetailsData extends Held<
  Omit<Details, 'operationDatas' | 'movementDatas'>,
  | 'orderId'
  | 'orderSecretId'
  | 'orderType'
  | 'orderState'
  | 'orderOriginator'
  | 'creationDateTime'
  | 'referenceDate'
  | 'saleAmount'
  | 'preSaleAmount'
  | 'reservationAmount'
  | 'optionAmount'
  | 'waitingAccountBalanceAmount'
  | 'movementTicketDatas'
> {
  operationDatas: OperationData[];
  movementDatas: MovementData[];
}

export type Shipment = Held<
  (typeof orderWebhookItem)['shipments']['of']['members'],
  'id' | 'shipmentSent' | 'shipmentState' | 'shipmentMode' | 'tickets' | 'documents'
>;

export type Payment = Held<
  (typeof paymentDetail)['members'],
  'paymentId' | 'identification' | 'amount' | 'paymentMethodId' | 'paymentState'
>;

type PaymentState = Payment['paymentState'];

/** The state of a payment of this name; an unknown one is a failure. */
export const paymentStateOf = (name: string): PaymentState =>
  paymentDetail.members.paymentState.values.find((one) => one === name) ?? 'FAILED';

export interface Order {
  details: OrderDetailsData;
  fileId: number;
  shipments: Shipment[];
  payments: Payment[];
  externalReferences: JsonObject[];
  changedAtMs: number;
  /** The reservations or options that this order sells or releases. */
  resumes: number[];
  /** Whether a reservation or option was sold or released, or has expired. */
  isSpent: boolean;
}
