import { requireInstitution } from '../institutions';
import type {
  AbandonBooking,
  Booking,
  BookingContact,
  BookingListQuery,
  BookingInput,
  CloseBooking,
  DecideBookingInDoubt,
  DuplicateBooking,
  GetBookingCounts,
  GetBookings,
  GetExpiringHolds,
  OnRevision,
  ReleaseBooking,
  SellBooking,
  SubmitBooking,
  WithdrawBooking,
} from '../contracts/bookings';
import { reason } from '../contracts/reasons';
import { NotFoundError } from '../kernel/errors';
import { isInScope, type InstitutionScope } from '../kernel/http/institution-scope';
import type { PageRequest } from '../kernel/http/pages';
import { compositions } from './compose/compositions';
import { findBookingContacts } from './contacts/find-contacts';
import type { BookingsPorts } from './ports';
import type { BookingAuthor, BookingRecord } from './records';
import { submissions } from './submit/submissions';
import { bookingDetails, summaries } from './view/booking-view';
import { countBookings } from './view/count-bookings';
import { expiringHolds } from './view/holds';
import { bookingsWith, listBookings } from './view/list-bookings';

/**
 * Bookings: offers composed in the CRM and created in S-360 as orders. Every call that changes a
 * booking names the revision it is based on, and returns the booking after the change. If the
 * revision has moved on, the call throws a StateConflictError (409). The author defaults to the
 * user or token behind the current request (`admin:1`).
 */
export interface Bookings {
  /** One page, newest first if no order is asked for; of `permitted` institutions only. */
  list(
    query: BookingListQuery,
    request: PageRequest,
    permitted?: InstitutionScope,
  ): Promise<GetBookings.Response>;
  /** Holds of `permitted` institutions that end soon and are still held, the earliest first. */
  expiring(permitted?: InstitutionScope): Promise<GetExpiringHolds.Response>;
  /** How many bookings there are in each state, how many are held, and how many expire soon. */
  counts(
    filter: GetBookingCounts.Query,
    permitted?: InstitutionScope,
  ): Promise<GetBookingCounts.Response['data']>;
  details(documentId: string): Promise<Booking>;
  /**
   * Stores a draft, complete or not; sends nothing. Input that no draft can have is refused (400).
   */
  compose(input: BookingInput, author?: BookingAuthor): Promise<Booking>;
  /** Changes a draft, or a refused booking, which becomes a draft again. */
  change(
    documentId: string,
    input: BookingInput & OnRevision,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /**
   * Makes a new draft with the same lines, at current prices and in current words. The draft has no
   * contact if the original's contact was deleted.
   */
  duplicate(
    documentId: string,
    request?: DuplicateBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Removes a draft that was never submitted, or whose submissions were all withdrawn. */
  discard(documentId: string): Promise<{ documentId: string }>;
  /**
   * Enqueues the booking for creation in S-360.
   * @throws BookingObstaclesError (400) with the reasons why it cannot be submitted.
   */
  submit(
    documentId: string,
    request: SubmitBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /**
   * Cancels a step that has not been sent yet: a submitted booking becomes a draft again, and one
   * that was about to be closed or abandoned is open as before.
   */
  withdraw(
    documentId: string,
    request: WithdrawBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Enqueues the closing of an open order, as S-360 offered it. */
  close(
    documentId: string,
    request: CloseBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Enqueues the abandonment of an open order. */
  abandon(
    documentId: string,
    request: AbandonBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Starts the sale of an open reservation or option; returns the sale. */
  sell(documentId: string, request: SellBooking.Request, author?: BookingAuthor): Promise<Booking>;
  /** Starts the release of an open reservation or option; returns the release. */
  release(
    documentId: string,
    request: ReleaseBooking.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Decides about a booking in doubt: S-360's answer to its creation was lost. */
  decideInDoubt(
    documentId: string,
    request: DecideBookingInDoubt.Request,
    author?: BookingAuthor,
  ): Promise<Booking>;
  /** Finds contacts to book for, by name, e-mail, phone or number at the `permitted` institutions. */
  contacts(institution: string, q: string, permitted?: InstitutionScope): Promise<BookingContact[]>;
}

/** The next holds to expire; all of them are found in the list of bookings. */
const SHOWN_HOLDS = 5;

export function bookings(ports: BookingsPorts): Bookings {
  const shown = (booking: BookingRecord) => bookingDetails(ports, booking);
  return {
    ...compositions(ports, shown),
    ...submissions(ports, shown),
    list: (query, request, permitted = null) => listBookings(ports, query, request, permitted),
    counts: (filter, permitted = null) => countBookings(ports, filter, permitted),
    async expiring(permitted = null) {
      const all = await expiringHolds(ports, ports.clock.now());
      const held = all.filter(({ institution }) => isInScope(permitted, institution));
      const ids = held.slice(0, SHOWN_HOLDS).map(({ id }) => id);
      const data = await summaries(ports, await bookingsWith(ports.database, ids));
      return { data, meta: { total: held.length } };
    },
    async details(documentId) {
      const booking = await ports.store.find(documentId);
      if (!booking) throw new NotFoundError(reason('noBooking', { booking: documentId }));
      return shown(booking);
    },
    async contacts(code, q, permitted = null) {
      const { code: institution } = requireInstitution(ports.institutions, code);
      return findBookingContacts(ports.database, institution, { q, permitted });
    },
  };
}
