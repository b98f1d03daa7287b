import type { JsonObject, JsonValue } from '../json';

/** S-360's OperationData: a line of an order (section 4.2). */
export interface OperationData extends JsonObject {
  operationId: number;
  parentOperationId?: number;
  /** Its values are not public; the simulator says `CHARGES` or `COMPOSITION`. */
  parentOperationLinkType?: string;
  kind: string;
  type: string;
  fileId: number;
  quantity: number;
  unitPrice: number;
  totalAmount: number;
  productId?: number;
  performanceId?: number;
  itemId?: number;
  seatCategoryId?: number;
  audienceSubCategoryId?: number;
}

/** S-360's MovementData: one unit of an operation. */
export interface MovementData extends JsonObject {
  movementId: number;
  operationId: number;
  type: string;
  contactReference?: string;
  seatId?: number;
  row?: string;
  seatNumber?: string;
  resumed: boolean;
}

/** S-360's OrderDetailsData (section 4.2). */
export interface OrderDetailsData extends JsonObject {
  orderId: number;
  orderSecretId: string;
  orderType: string;
  orderState: string;
  orderOriginator: string;
  creationDateTime: string;
  referenceDate: string;
  expirationDate?: string;
  saleAmount: number;
  preSaleAmount: number;
  reservationAmount: number;
  optionAmount: number;
  waitingAccountBalanceAmount: number;
  contactReference?: string;
  externalReference?: string;
  operationDatas: OperationData[];
  movementDatas: MovementData[];
  movementTicketDatas: JsonValue[];
}

/** How the tickets of an order reach the purchaser. */
export interface Shipment extends JsonObject {
  id: number;
  contactNumber?: string;
  shipmentSent: boolean;
  shipmentState: string;
  shipmentMode: JsonObject;
  tickets: JsonValue[];
  documents: JsonValue[];
}

export interface Payment extends JsonObject {
  paymentId: number;
  identification: string;
  amount: number;
  paymentMethodId: number;
  paymentState: string;
}

/** An order with what S-360 keeps beside its details. */
export interface Order {
  details: OrderDetailsData;
  fileId: number;
  shipments: Shipment[];
  payments: Payment[];
  externalReferences: JsonObject[];
  changedAtMs: number;
  /** Reservations or options that this order turns into a sale or releases. */
  resumes: number[];
  /** A reservation or option that was turned into a sale, released, or that has expired. */
  isSpent: boolean;
}
