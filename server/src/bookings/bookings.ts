import type {
  AbandonBooking,
  Booking,
  BookingContact,
  BookingFilter,
  BookingInput,
  CloseBooking,
  DecideBookingInDoubt,
  DuplicateBooking,
  GetBookings,
  OnRevision,
  ReleaseBooking,
  SellBooking,
  SubmitBooking,
  WithdrawBooking,
} from '../contracts/bookings';
import { reason } from '../contracts/reasons';
import { NotFoundError } from '../kernel/errors';
import type { PageRequest } from '../kernel/pages';
import { compositions, institutionOf } from './compose/compositions';
import { findBookingContacts } from './contacts/find-contacts';
import type { BookingsPorts } from './ports';
import type { BookingAuthor, BookingRecord } from './records';
import { submissions } from './submit/submissions';
import { shownBooking } from './view/booking-view';
import { listBookings } from './view/list-bookings';

/**
 * Bookings: offers composed in the CRM and created in S-360 as orders. Everything that changes one
 * names the revision that it was decided on and answers the booking as it then stands; another
 * revision since is a StateConflictError (409). The author is the user or token behind the request
 * under way, unless one is given (`admin:1`).
 */
export interface Bookings {
  /** One page, the newest first. */
  list(filter: BookingFilter, request: PageRequest): Promise<GetBookings.Response>;
  details(documentId: string): Promise<Booking>;
  /** Keeps a draft, also one that is not complete. Nothing is sent. What no draft can be is refused (400). */
  compose(input: BookingInput, author?: BookingAuthor): Promise<Booking>;
  /** Changes a draft, or one that S-360 refused, which is a draft then. */
  change(
    documentId: string,
    input: BookingInput & OnRevision,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /**
   * A new draft of the same lines, at the prices and in the words of now; without a contact where that
   * one was deleted.
   */
  duplicate(
    documentId: string,
    request?: DuplicateBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Removes a draft that was never submitted, or always withdrawn. */
  discard(documentId: string): Promise<{ documentId: string }>;
  /** Wants it created in S-360; a BookingObstaclesError (400) says what stands against it. */
  submit(
    documentId: string,
    request: SubmitBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /**
   * Takes back what still waits to be sent: a submitted one is a draft again, one that is to be closed
   * or given up stands open as before.
   */
  withdraw(
    documentId: string,
    request: WithdrawBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Wants an open order closed as S-360 answered it. */
  close(
    documentId: string,
    request: CloseBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Wants an open order given up. */
  abandon(
    documentId: string,
    request: AbandonBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Begins the sale of a held reservation or option; answers the sale. */
  sell(documentId: string, request: SellBooking.Request, author?: BookingAuthor): Promise<Booking>;
  /** Begins to give a held reservation or option back; answers the release. */
  release(
    documentId: string,
    request: ReleaseBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Decides about a booking whose creation was not answered. */
  decideInDoubt(
    documentId: string,
    request: DecideBookingInDoubt.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Contacts that a booking may be for, by name, e-mail, phone or number. */
  contacts(institution: string, q: string): Promise<BookingContact[]>;
}

/** The service of bookings. */
export function bookings(ports: BookingsPorts): Bookings {
  const shown = (booking: BookingRecord) => shownBooking(ports, booking);
  return {
    ...compositions(ports, shown),
    ...submissions(ports, shown),
    list: (filter, request) => listBookings(ports, filter, request),
    async details(documentId) {
      const booking = await ports.store.find(documentId);
      if (!booking) throw new NotFoundError(reason('noBooking', { booking: documentId }));
      return shown(booking);
    },
    async contacts(code, q) {
      const { code: institution } = institutionOf(ports, code);
      return findBookingContacts(ports.database, institution, q);
    },
  };
}
