/** What the routes of bookings are asked with, and answer. */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/bookings';

export type BookingInput = z.infer<typeof schemas.bookingInput>;
export type OnRevision = z.infer<typeof schemas.onRevision>;
export type BookingFilter = z.infer<z.ZodObject<typeof schemas.bookingFilter>>;
export type BookingContact = z.infer<typeof schemas.bookingContact>;

/**
 * `GET /s360/bookings?page=&pageSize=&institution=&state=&kind=&contact=&author=&from=&to=&q=`:
 * the newest first; see `BookingFilter`.
 */
export declare namespace GetBookings {
  type Response = z.infer<typeof schemas.bookingsAnswer>;
}

/** `GET /s360/bookings/:documentId`, and the answer of everything that changes one. */
export declare namespace GetBooking {
  type Response = z.infer<typeof schemas.bookingAnswer>;
}

/** `POST /s360/bookings`: keeps a draft; also one that is not complete. */
export declare namespace ComposeBooking {
  type Request = z.infer<typeof schemas.composeRequest>;
  type Response = GetBooking.Response;
}

/** `PUT /s360/bookings/:documentId`: of a draft, or one that S-360 refused, which is a draft then. */
export declare namespace ChangeBooking {
  type Request = z.infer<typeof schemas.changeRequest>;
  type Response = GetBooking.Response;
}

/** `DELETE /s360/bookings/:documentId`: of a draft that was never submitted, or always withdrawn. */
export declare namespace DiscardBooking {
  type Response = z.infer<typeof schemas.discardedAnswer>;
}

/**
 * `POST /s360/bookings/:documentId/duplicate`: a new draft of the same lines, without a contact where
 * that one was deleted.
 */
export declare namespace DuplicateBooking {
  type Request = z.infer<typeof schemas.duplicateRequest>;
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
  type Request = z.infer<typeof schemas.closeRequest>;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/abandon`: gives up an open one. */
export declare namespace AbandonBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/sell`: turns a held reservation or option into a sale; answers the sale. */
export declare namespace SellBooking {
  type Request = z.infer<typeof schemas.sellRequest>;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/release`: gives a held reservation or option back; answers the release. */
export declare namespace ReleaseBooking {
  type Request = OnRevision;
  type Response = GetBooking.Response;
}

/** `POST /s360/bookings/:documentId/in-doubt`: an operator's decision. */
export declare namespace DecideBookingInDoubt {
  type Request = z.infer<typeof schemas.inDoubtDecision>;
  type Response = GetBooking.Response;
}

/** `GET /s360/bookings/contacts?institution=&q=`: by name, e-mail, phone or number; at most 20. */
export declare namespace FindBookingContacts {
  type Response = z.infer<typeof schemas.bookingContactsAnswer>;
}
