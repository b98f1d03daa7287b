/**
 * A contact's orders and what they add up to, for the panel on its page. Times are ISO 8601 strings
 * in UTC; codes are S-360's own, of which there may be others than those that are known.
 */

import type { z } from '@strapi/utils';
import type { SyncFailure } from '../contacts/contact-sync';
import type { seat } from '../schemas/bookings';
import type { money } from '../schemas/fields';

export type Money = z.infer<typeof money>;

/** What a contact's closed orders add up to in one currency. */
export interface SummariesOfContact {
  currencyCode: string;
  orders: number;
  tickets: number;
  spent: Money;
  refunded: Money;
  firstPurchaseAt: string | null;
  lastPurchaseAt: string | null;
  nextPerformanceAt: string | null;
  /** In which it is told: that of its venue. */
  nextPerformanceTimeZone: string;
  /** S-360's code: SINGLE_ENTRY, SEASONTICKET … */
  favouriteProductFamily: string | null;
}

export type SeatOfOrder = z.infer<typeof seat>;

/** The visit of a museum that a line is about. */
export interface VisitOfLine {
  /** When it is; `null` where only its group is known. */
  at: string | null;
  /** Only the day is known, and `at` is its midnight in UTC. */
  isDay: boolean;
  /** How long its timeslot is. */
  minutes: number | null;
  /** `null` for visitors who come by themselves. */
  group: GroupOfVisit | null;
}

export interface GroupOfVisit {
  participants: number | null;
  accompaniers: number | null;
  isGuided: boolean | null;
  /** One a line. */
  remarks: string | null;
}

export interface LineOfOrder {
  operationId: string;
  /** 0, or more below the line that it is a part of or a charge on. */
  depth: number;
  /** S-360's code: SINGLE_ENTRY, CHARGES … */
  kind: string | null;
  product: string | null;
  performance: string | null;
  performanceDate: string | null;
  /** `null`: it is about no visit. */
  visit: VisitOfLine | null;
  site: string | null;
  space: string | null;
  seatCategory: string | null;
  tariff: string | null;
  quantity: number;
  total: Money | null;
  seats: SeatOfOrder[];
}

/** Which of an order's amounts; S-360 keeps one of each. */
export type OrderAmountKind = 'sale' | 'preSale' | 'reservation' | 'option' | 'balance';

export interface OrderAmount {
  kind: OrderAmountKind;
  amount: Money;
}

/** The contact bought it, or only holds seats of what somebody else bought. */
export type PartInOrder =
  | { kind: 'purchaser' }
  | {
      kind: 'holder';
      /** How many units. */
      units: number;
      /** Who bought it, where that is known. */
      purchaser: { documentId: string; name: string | null } | null;
    };

/** An order is to be read from S-360, or could not be: S-360 is asked again, or not any more. */
export type OrderPullStatus =
  { kind: 'wanted' } | { kind: 'triedAgain' | 'givenUp'; failure: SyncFailure };

export interface OrderOfContact {
  documentId: string;
  orderId: string;
  /** With the time zone (IANA) in which its performances are told. */
  institution: { code: string; name: string; timeZone: string };
  /** S-360's code: SALE, REFUND_CLIENT, RESERVATION … */
  orderType: string;
  /** S-360's code: OPEN, CLOSED, ABANDONED. */
  orderState: string;
  createdAt: string | null;
  /** Until when a reservation or an option is held. */
  expiresAt: string | null;
  /** What was ordered, in a few words. */
  summary: string | null;
  /** The amount that its type is about. */
  amount: Money;
  /** The others, where they are not zero. */
  otherAmounts: OrderAmount[];
  salesChannel: string | null;
  pointOfSales: string | null;
  part: PartInOrder;
  /** `null`: nothing is to be read of it. */
  pull: OrderPullStatus | null;
  lines: LineOfOrder[];
}

/** `GET /s360/contacts/:documentId/orders?page=&pageSize=`, the newest first */
export declare namespace GetContactOrders {
  interface Response {
    data: {
      /** The currency of most orders first. */
      summaries: SummariesOfContact[];
      orders: OrderOfContact[];
    };
    meta: {
      pagination: { page: number; pageSize: number; pageCount: number; total: number };
    };
  }
}

/** An order that was asked for; it is read as soon as a call is free. */
export interface AskedOrder {
  institution: string;
  orderId: string;
}

/**
 * `POST /s360/orders/:documentId/pull`, and `POST /s360/institutions/:code/orders/:orderId/pull` also
 * for one that the CRM does not know: one call that reads the order from S-360.
 */
export declare namespace PullOrder {
  interface Response {
    data: AskedOrder;
  }
}
