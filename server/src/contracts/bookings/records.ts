/**
 * Bookings: offers composed in the CRM and created in S-360 as orders. Ids of S-360 are strings,
 * times ISO 8601 strings in UTC.
 */
import type { SyncFailure } from '../contact-sync';
import type { Money, SeatOfOrder } from '../orders';
import type { ShipmentMode } from '../catalog';
import type {
  BOOKING_EVENT_KINDS,
  BOOKING_STEPS,
  BookingKind,
  BookingStanding,
  BookingState,
  DIFFERENCE_KINDS,
  OBSTACLE_CODES,
  WAITING_REASONS,
} from './states';

/** A line as it is composed. Either a performance with a seat category, or an item. */
export interface BookingLineInput {
  performanceId: string | null;
  seatCategoryId: string | null;
  itemId: string | null;
  tariffId: string;
  /** A whole number, at least 1. */
  quantity: number;
}

/** A line with what the catalog said of it when the booking was saved. */
export interface BookingLine extends BookingLineInput {
  productId: string;
  /** In the language of who composed it. */
  words: {
    product: string;
    performance: string | null;
    item: string | null;
    place: string | null;
    seatCategory: string | null;
    tariff: string;
  };
  performanceAt: string | null;
  unitPrice: Money;
  total: Money;
}

/** How a sale is to be closed. */
export type BookingPayment = { kind: 'unpaid' } | { kind: 'paid'; paymentMethodId: string };

/** Why something about a booking cannot be as it is composed, to be said before it is submitted. */
export interface BookingObstacle {
  /** Index of the line; `null` when it is the booking as a whole. */
  line: number | null;
  code: (typeof OBSTACLE_CODES)[number];
  /** A number that belongs to it: the most that is possible, the places left. */
  limit: number | null;
}

/** A line of the order as S-360 answered it. */
export interface OfferedLine {
  operationId: string;
  /** S-360 added it: CHARGES and the like. */
  isCharge: boolean;
  product: string | null;
  performance: string | null;
  performanceAt: string | null;
  seatCategory: string | null;
  tariff: string | null;
  quantity: number;
  unitPrice: Money | null;
  total: Money | null;
  seats: SeatOfOrder[];
}

/** In what S-360's order differs from what was asked for. */
export interface OfferDifference {
  kind: (typeof DIFFERENCE_KINDS)[number];
  /** The line in words. */
  line: string;
  asked: string | null;
  offered: string | null;
}

/** The open or closed order as S-360 answered it. */
export interface BookingOffer {
  orderId: string;
  fileId: string | null;
  lines: OfferedLine[];
  /** Without and with S-360's charges. */
  totalBeforeCharges: Money;
  charges: Money;
  total: Money;
  /** Not when S-360 does not tell what all of it costs: then it cannot be closed paid. */
  isTotalSure: boolean;
  differences: OfferDifference[];
  shipmentModes: ShipmentMode[];
}

/** What happens or is waited for right now; `null` when nothing is. */
export type BookingProgress =
  | {
      step: (typeof BOOKING_STEPS)[number];
      isCalling: boolean;
    }
  /** Tried again by itself. */
  | {
      step: 'waiting';
      until: string | null;
      reason: (typeof WAITING_REASONS)[number];
      failure: SyncFailure | null;
    };

/** Something that was done about a booking. */
export interface BookingEvent {
  at: string;
  kind: (typeof BOOKING_EVENT_KINDS)[number];
  /** Who did it; `null` when S-360 or the plugin did. */
  author: { id: string; name: string | null } | null;
  /** What belongs to it: an order's id, a code of S-360, an address kind; never personal data. */
  detail: string | null;
}

/** A booking in a list. */
export interface BookingSummary {
  documentId: string;
  /** Our reference, which S-360 keeps as the order's externalReference, e.g. `CRM-7F3K9QXM`. */
  reference: string;
  /** With the time zone (IANA) in which its performances are told. */
  institution: { code: string; name: string; timeZone: string };
  kind: BookingKind;
  state: BookingState;
  /** It is `failed` because an operator found no order of it in S-360, not because S-360 refused it. */
  isDeclaredNotCreated: boolean;
  /** `null` for a sale, and before it is closed. */
  standing: BookingStanding | null;
  contact: { documentId: string; name: string | null; email: string | null } | null;
  /** What it is about, in a few words. */
  summary: string | null;
  total: Money;
  createdAt: string;
  updatedAt: string;
  /** Who composed it. */
  author: { id: string; name: string | null } | null;
  /** Until when a reservation or an option is held; for an open order, when S-360 gives it up. */
  expiresAt: string | null;
  /**
   * The last day (`2027-03-12`) of what S-360 holds for days: `expiresAt` is the end of it in UTC, which
   * is another day at most places. `null` where it expires at a moment.
   */
  lastDay: string | null;
  orderId: string | null;
}

/** A booking whole. */
export interface Booking extends BookingSummary {
  /** Raised by every change: a save or a step names the one that it was decided on. */
  revision: number;
  /** The contact's number at the institution; `null` while S-360 does not know it. */
  contactNumber: string | null;
  lines: BookingLine[];
  notes: string | null;
  /** The shipment mode that is wished for, or was chosen. */
  shipmentModeId: string | null;
  /**
   * The shipment mode that S-360 was told; `null` while it was told none. It can be replaced by another
   * one, not taken back: an order that is closed without one keeps it.
   */
  shipmentModeSet: string | null;
  payment: BookingPayment;
  /** What stands against submitting it now. */
  obstacles: BookingObstacle[];
  offer: BookingOffer | null;
  failure: SyncFailure | null;
  progress: BookingProgress | null;
  /** What a person can decide now. */
  inDoubt: BookingInDoubt | null;
  /** The record of the order that S-360 sent, for a link to it. */
  orderDocumentId: string | null;
  /** The reservation or option that it sells or releases. */
  follows: { documentId: string; reference: string } | null;
  /** The sale or release that followed it. */
  followedBy: { documentId: string; reference: string; kind: BookingKind } | null;
  events: BookingEvent[];
}

/** A booking whose creation was not answered. */
export interface BookingInDoubt {
  since: string;
  /** From when on S-360's webhook should have told of it: until then waiting is better than deciding. */
  dueAt: string;
  /** Orders of the same contact with the same lines, sent since: one of them may be it. */
  candidates: { orderId: string; orderState: string; createdAt: string | null; total: Money }[];
}
