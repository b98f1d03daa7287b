/**
 * A contact's orders and purchase summaries, for the panel on the contact's page. Times are ISO
 * 8601 strings in UTC. Codes are S-360's own, and it may use more than those named here.
 */

import type { z } from '@strapi/utils';
import type { SyncFailure } from '../contacts/contact-sync';
import type { seat } from '../schemas/bookings';
import type { money } from '../schemas/fields';
import type { Data, PageOf } from '../pages';

export type Money = z.infer<typeof money>;

/** A contact's purchase summary: the totals of its closed orders in one currency. */
export interface SummariesOfContact {
  currencyCode: string;
  orders: number;
  tickets: number;
  spent: Money;
  refunded: Money;
  firstPurchaseAt: string | null;
  lastPurchaseAt: string | null;
  nextPerformanceAt: string | null;
  /** The venue's time zone (IANA), in which `nextPerformanceAt` is shown. */
  nextPerformanceTimeZone: string;
  /** S-360's code: SINGLE_ENTRY, SEASONTICKET … */
  favouriteProductFamily: string | null;
}

export type SeatOfOrder = z.infer<typeof seat>;

/** The museum visit that a line is about. */
export interface VisitOfLine {
  /** The start; `null` when only the group is known. */
  at: string | null;
  /** Whether only the day is known; `at` is then midnight UTC of that day. */
  isDay: boolean;
  /** The length of the timeslot. */
  minutes: number | null;
  /** `null` for individual visitors. */
  group: GroupOfVisit | null;
}

export interface GroupOfVisit {
  participants: number | null;
  accompaniers: number | null;
  isGuided: boolean | null;
  /** One remark per line of text. */
  remarks: string | null;
}

export interface LineOfOrder {
  documentId: string;
  operationId: string;
  /** 0 at the top level; one more than the line that this one is a part of or a charge on. */
  depth: number;
  /** S-360's code: SINGLE_ENTRY, CHARGES … */
  kind: string | null;
  product: string | null;
  performance: string | null;
  performanceDate: string | null;
  /** `null` when the line is not about a visit. */
  visit: VisitOfLine | null;
  site: string | null;
  space: string | null;
  seatCategory: string | null;
  tariff: string | null;
  quantity: number;
  total: Money | null;
  seats: SeatOfOrder[];
}

/** An order's amounts; S-360 keeps one of each kind. */
export type OrderAmountKind = 'sale' | 'preSale' | 'reservation' | 'option' | 'balance';

export interface OrderAmount {
  kind: OrderAmountKind;
  amount: Money;
}

/**
 * The contact's part in an order: it bought the order, or holds seats that another contact bought.
 */
export type PartInOrder =
  | { kind: 'purchaser' }
  | {
      kind: 'holder';
      units: number;
      /** `null` when the purchaser is unknown. */
      purchaser: { documentId: string; name: string | null } | null;
    };

/** The pull of an order: queued (`wanted`), failed and retried later, or failed for good. */
export type OrderPullStatus =
  { kind: 'wanted' } | { kind: 'triedAgain' | 'givenUp'; failure: SyncFailure };

/** Another order of the same S-360 file. */
export interface OrderOfFile {
  documentId: string;
  orderId: string;
  orderType: string;
}

/** The orders of one S-360 file that continue each other: a reservation, its sale, its refund. */
export interface RelatedOrders {
  /** The reservations and options that this order sold or released, at least in part. */
  holds: OrderOfFile[];
  /** The orders that sold or released this reservation or option, the earliest first. */
  endedBy: OrderOfFile[];
  /** Whether they sold or released it whole, so that it holds nothing any more. */
  isEnded: boolean;
  /** The earlier sales of what this order refunded; of several S-360 does not say which. */
  refundOf: OrderOfFile[];
  /** The orders that refunded something of this sale, the earliest first. */
  refundedBy: OrderOfFile[];
}

export interface OrderOfContact {
  documentId: string;
  orderId: string;
  /** `timeZone` (IANA) is the one in which its performances are shown. */
  institution: { code: string; name: string; timeZone: string };
  /** S-360's code: SALE, REFUND_CLIENT, RESERVATION … */
  orderType: string;
  /** S-360's code: OPEN, CLOSED, ABANDONED. */
  orderState: string;
  createdAt: string | null;
  expiresAt: string | null;
  /** `2027-03-12`: `expiresAt` is the end of this day in UTC; `null` where it is a moment. */
  lastDay: string | null;
  /** A short description of what was ordered. */
  summary: string | null;
  /** The amount that matches the order's type. */
  amount: Money;
  /** The other amounts, except zeros. */
  otherAmounts: OrderAmount[];
  salesChannel: string | null;
  pointOfSales: string | null;
  related: RelatedOrders;
  part: PartInOrder;
  /** `null` when no pull is queued or failed. */
  pull: OrderPullStatus | null;
  lines: LineOfOrder[];
}

/** `GET /s360/contacts/:documentId/orders?page=&pageSize=`, newest first */
export declare namespace GetContactOrders {
  interface Response {
    data: {
      /** One per currency, the one with the most orders first. */
      summaries: SummariesOfContact[];
      orders: OrderOfContact[];
    };
    meta: PageOf<OrderOfContact>['meta'];
  }
}

/** An order whose pull is queued; it is read as soon as a call is free. */
export interface AskedOrder {
  institution: string;
  orderId: string;
}

/**
 * `POST /s360/orders/:documentId/pull`, and `POST /s360/institutions/:code/orders/:orderId/pull`
 * also for an order that the CRM does not know: queues a pull of the order. Costs one call.
 */
export declare namespace PullOrder {
  type Response = Data<AskedOrder>;
}
