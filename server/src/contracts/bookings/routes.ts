/** What the routes of bookings are asked with, and answer. */
import type { Booking, BookingLineInput, BookingPayment, BookingSummary } from './records';
import type { BookingKind, BookingState, ComposedKind } from './states';

export interface BookingInput {
  institution: string;
  kind: ComposedKind;
  contactDocumentId: string | null;
  lines: BookingLineInput[];
  notes: string | null;
  shipmentModeId: string | null;
  payment: BookingPayment;
  /** The language of the words that the lines are kept with. */
  locale?: string | undefined;
}

/** The revision that a step was decided on; another one since is answered 409. */
export interface OnRevision {
  revision: number;
}

/** Drawn once for a booking to be composed: sent again with it, the same booking is answered. */
export interface ComposeKey {
  /** 8 to 64 letters, digits, `-` or `_`. */
  key?: string | undefined;
}

/** Which bookings are listed; what is left out does not matter. */
export interface BookingFilter {
  institution?: string | undefined;
  state?: BookingState | undefined;
  kind?: BookingKind | undefined;
  /** The document id of a contact. */
  contact?: string | undefined;
  /** The id of who composed it, e.g. `admin:1`. */
  author?: string | undefined;
  /**
   * When it was made: days in UTC (`2027-03-12`), both included, or moments (`2027-03-11T23:00:00Z`),
   * the first included, the second not.
   */
  from?: string | undefined;
  to?: string | undefined;
  /** Searches reference, order id and contact. */
  q?: string | undefined;
}

/**
 * `GET /s360/bookings?page=&pageSize=&institution=&state=&kind=&contact=&author=&from=&to=&q=`:
 * the newest first; see `BookingFilter`.
 */
export declare namespace GetBookings {
  interface Response {
    data: BookingSummary[];
    meta: {
      pagination: { page: number; pageSize: number; pageCount: number; total: number };
      /** Who has composed bookings, for the filter. */
      authors: { id: string; name: string | null }[];
    };
  }
}

/** `GET /s360/bookings/:documentId`, and the answer of everything that changes one. */
export declare namespace GetBooking {
  interface Response {
    data: Booking;
  }
}

/** `POST /s360/bookings`: keeps a draft; also one that is not complete. */
export declare namespace ComposeBooking {
  type Request = BookingInput & ComposeKey;
  type Response = GetBooking.Response;
}

/** `PUT /s360/bookings/:documentId`: of a draft, or one that S-360 refused, which is a draft then. */
export declare namespace ChangeBooking {
  type Request = BookingInput & OnRevision;
  type Response = GetBooking.Response;
}

/** `DELETE /s360/bookings/:documentId`: of a draft that was never submitted, or always withdrawn. */
export declare namespace DiscardBooking {
  interface Response {
    data: { documentId: string };
  }
}

/**
 * `POST /s360/bookings/:documentId/duplicate`: a new draft of the same lines, without a contact where
 * that one was deleted.
 */
export declare namespace DuplicateBooking {
  interface Request {
    /** The language of the words that the lines are kept with. */
    locale?: string | undefined;
  }
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/submit`: 400 with `details.obstacles` while something stands against it. */
export declare namespace SubmitBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/**
 * `POST /s360/bookings/:documentId/withdraw`: a submitted one that still waits is a draft again. 409
 * once the call that creates it is under way, or S-360 may have it.
 */
export declare namespace WithdrawBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/close`: closes an open one as S-360 answered it. */
export declare namespace CloseBooking {
  type Request = OnRevision & {
    payment: BookingPayment;
    /** `null` for none, or for the one that S-360 was told already (`shipmentModeSet`). */
    shipmentModeId: string | null;
    /** What the operator saw and confirms, in thousandths: another total is answered 409. */
    total: string;
  };
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/abandon`: gives up an open one. */
export declare namespace AbandonBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/sell`: turns a held reservation or option into a sale; answers the sale. */
export declare namespace SellBooking {
  type Request = OnRevision & { payment: BookingPayment };
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/release`: gives a held reservation or option back; answers the release. */
export declare namespace ReleaseBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/in-doubt`: an operator's decision. */
export declare namespace DecideBookingInDoubt {
  type Request = OnRevision &
    (
      | { decision: 'adopt'; orderId: string }
      /** S-360 does not have it: it may be changed and submitted again. */
      | { decision: 'notCreated' }
    );
  type Response = GetBooking.Response;
}

/** A contact that a booking may be for. */
export interface BookingContact {
  documentId: string;
  type: 'individual' | 'structure';
  name: string | null;
  email: string | null;
  phone: string | null;
  town: string | null;
  /** Its number at the institution that was asked for; `null` while it has none there. */
  contactNumber: string | null;
}

/** `GET /s360/bookings/contacts?institution=&q=`: by name, e-mail, phone or number; at most 20. */
export declare namespace FindBookingContacts {
  interface Response {
    data: BookingContact[];
  }
}
