/**
 * The pages of an order and of an order line. They show what the role may read of them in the
 * Content Manager; everything else is empty or `null`.
 */
import type { Data } from '../pages';
import type { LineOfOrder, Money, OrderOfContact } from './orders';

/** The fields of an order that only support and integrators ask for. */
export const FURTHER_OF_ORDER = [
  'fileId',
  'externalReference',
  'referenceDate',
  'orderOriginator',
  'organizationName',
  'organizationCode',
  'salesChannelCode',
  'salesChannelType',
  'pointOfSalesCode',
  'pointOfSalesId',
] as const;

/** The same of an order line. */
export const FURTHER_OF_LINE = [
  'operationId',
  'parentOperationId',
  'kind',
  'type',
  'productCode',
  'productId',
  'performanceCode',
  'performanceId',
  'seatCategoryId',
  'audienceSubCategoryId',
  'season',
  'seasonCode',
  'seasonId',
  'timeslotId',
  'visitGroupId',
] as const;

export type FurtherName = (typeof FURTHER_OF_ORDER)[number] | (typeof FURTHER_OF_LINE)[number];

/** A field as S-360 sends it; times are ISO 8601 strings in UTC. */
export interface FurtherField {
  name: FurtherName;
  value: string;
}

export interface OrderRecord extends Omit<OrderOfContact, 'part' | 'lines' | 'amount'> {
  /** The amount that matches the order's type; `null` for a role that may not read it. */
  amount: Money | null;
  /** The purchaser; `name` is `null` for a role that may not read it. */
  contact: { documentId: string; name: string | null } | null;
  /** The purchaser's contact number at the institution. */
  contactReference: string | null;
  /** Contact numbers of the possible purchasers, where S-360 does not name one. */
  possiblePurchasers: string | null;
  /** Tickets and goods, without charges. */
  quantity: number | null;
  /** When the order last changed in the CRM. */
  updatedAt: string | null;
  /** The booking that became this order, for a role that may see bookings. */
  bookingDocumentId: string | null;
  /** `null` for a role that may not read order lines. */
  lines: LineOfOrder[] | null;
  further: FurtherField[];
}

export interface OrderLineRecord extends LineOfOrder {
  institution: OrderOfContact['institution'];
  /** `null` for a role that may not read which order a line belongs to. */
  order: Pick<OrderOfContact, 'documentId' | 'orderId' | 'orderType' | 'orderState'> | null;
  /** S-360's code: SINGLE_ENTRY, SEASONTICKET … */
  productFamily: string | null;
  unitPrice: Money | null;
  /** The price before reductions. */
  basePrice: Money | null;
  totalWithoutVat: Money | null;
  /** The rate in percent, as a text with a decimal point. */
  vatPercent: string | null;
  further: FurtherField[];
}

/** `GET /s360/orders/:documentId` */
export declare namespace GetOrder {
  type Response = Data<OrderRecord>;
}

/** `GET /s360/order-lines/:documentId` */
export declare namespace GetOrderLine {
  type Response = Data<OrderLineRecord>;
}
