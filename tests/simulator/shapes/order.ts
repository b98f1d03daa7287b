import type { JsonObject, JsonValue } from '../json';

/** S-360's OperationData: a line of an order (section 4.2). */
export interface OperationData extends JsonObject {
  operationId: number;
  parentOperationId?: number;
  /** Its values are not public; the simulator uses `CHARGES` or `COMPOSITION`. */
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

/** The shipment of an order’s tickets to the purchaser. */
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
