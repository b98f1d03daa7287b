/** Requests and responses of the booking routes; the Content API has the same under `/api/s360`. */
import type { z } from '@strapi/utils';
import type * as requests from '../schemas/booking-requests';
import type * as schemas from '../schemas/bookings';

export type BookingInput = z.infer<typeof requests.bookingInput>;
export type OnRevision = z.infer<typeof requests.onRevision>;
export type BookingFilter = z.infer<z.ZodObject<typeof requests.bookingFilter>>;
export type BookingContact = z.infer<typeof schemas.bookingContact>;

/** The query of the list, without the page. */
export type BookingListQuery = Omit<
  z.infer<z.ZodObject<typeof requests.listQuery>>,
  'page' | 'pageSize'
>;

/**
 * `GET /s360/bookings?page=&pageSize=&institution=&state=&hold=&kind=&contact=&author=&from=&to=&q=&sort=`:
 * newest first, if no order is asked for; see `BookingFilter`.
 */
export declare namespace GetBookings {
  type Response = z.infer<typeof schemas.bookingsAnswer>;
}

/** `GET /s360/bookings/expiring`: the next holds to end within a week, and how many do. */
export declare namespace GetExpiringHolds {
  type Response = z.infer<typeof schemas.expiringHoldsAnswer>;
}

/** `GET /s360/bookings/counts`: with the filters of the list, except for state and hold. */
export declare namespace GetBookingCounts {
  type Query = z.infer<z.ZodObject<typeof requests.countsQuery>>;
  type Response = z.infer<typeof schemas.bookingCountsAnswer>;
}

/** `GET /s360/bookings/:documentId`; routes that change a booking answer the same, if they name no response here. */
export declare namespace GetBooking {
  type Response = z.infer<typeof schemas.bookingAnswer>;
}

/** `POST /s360/bookings`: saves a draft, which may be incomplete. */
export declare namespace ComposeBooking {
  type Request = z.infer<typeof requests.composeRequest>;
}

/**
 * `PUT /s360/bookings/:documentId`: changes a draft or a failed booking; the latter becomes a draft
 * again.
 */
export declare namespace ChangeBooking {
  type Request = z.infer<typeof requests.changeRequest>;
}

/**
 * `DELETE /s360/bookings/:documentId`: discards a draft that was never submitted, or withdrawn each
 * time.
 */
export declare namespace DiscardBooking {
  type Response = z.infer<typeof schemas.discardedAnswer>;
}

/**
 * `POST /s360/bookings/:documentId/duplicate`: creates a draft with the same lines and contact;
 * without a contact if it was deleted.
 */
export declare namespace DuplicateBooking {
  type Request = z.infer<typeof requests.duplicateRequest>;
}

/** `POST /s360/bookings/:documentId/submit`: 400 with `details.obstacles` when there are any. */
export declare namespace SubmitBooking {
  type Request = OnRevision;
}

/**
 * `POST /s360/bookings/:documentId/withdraw`: turns a submitted booking back into a draft, or takes
 * back a confirmed closing or abandoning. 409 once the call is in progress or may have reached
 * S-360.
 */
export declare namespace WithdrawBooking {
  type Request = OnRevision;
}

/** `POST /s360/bookings/:documentId/close`: closes the open order in S-360. */
export declare namespace CloseBooking {
  type Request = z.infer<typeof requests.closeRequest>;
}

/** `POST /s360/bookings/:documentId/abandon`: abandons the open order in S-360. */
export declare namespace AbandonBooking {
  type Request = OnRevision;
}

/** `POST /s360/bookings/:documentId/sell`: sells a reservation or option; answers the sale. */
export declare namespace SellBooking {
  type Request = z.infer<typeof requests.sellRequest>;
}

/**
 * `POST /s360/bookings/:documentId/release`: releases a reservation or option; answers the release.
 */
export declare namespace ReleaseBooking {
  type Request = OnRevision;
}

/** `POST /s360/bookings/:documentId/in-doubt`: decides about a booking in doubt. */
export declare namespace DecideBookingInDoubt {
  type Request = z.infer<typeof requests.inDoubtDecision>;
}

/** `GET /s360/bookings/contacts?institution=&q=`: by name, e-mail, phone or number; at most 20 */
export declare namespace FindBookingContacts {
  type Response = z.infer<typeof schemas.bookingContactsAnswer>;
}
