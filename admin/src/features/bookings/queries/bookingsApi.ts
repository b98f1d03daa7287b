import type {
  Booking,
  BookingContact,
  BookingListQuery,
  ChangeBooking,
  CloseBooking,
  ComposeBooking,
  DecideBookingInDoubt,
  DiscardBooking,
  DuplicateBooking,
  FindBookingContacts,
  GetBooking,
  GetBookingCounts,
  GetBookings,
  GetExpiringHolds,
  OnRevision,
  SellBooking,
} from '../../../../../server/src/contracts';
import { get, post, put, url } from '../../../shared/api/requests';
import { s360Api } from '../../../shared/api/s360Api';

export type BookingsQuery = BookingListQuery & { page: number; pageSize: number };
export type CountsQuery = GetBookingCounts.Query;
export type BookingCounts = GetBookingCounts.Response['data'];

export interface BookingId {
  documentId: string;
}

/** A step of a booking, with the version on which the user decided. */
type Step<Request> = BookingId & Request;

const bookingOf = ({ data }: GetBooking.Response): Booking => data;

/**
 * Applies after a failure too: the failure may be on record, and a conflict means that a newer
 * revision exists.
 */
const outOfDate = (_result: unknown, _error: unknown, { documentId }: BookingId) => [
  { type: 'S360Booking' as const, id: documentId },
  'S360Bookings' as const,
];

/** A step returns its own booking, except one that begins another booking. */
const step = <Request extends object>(path: string) => ({
  query: ({ documentId, ...data }: Step<Request>) =>
    post(url`bookings/${documentId}/${path}`, data),
  transformResponse: bookingOf,
  invalidatesTags: outOfDate,
});

const bookingsApi = s360Api.injectEndpoints({
  endpoints: (build) => ({
    getBookings: build.query<GetBookings.Response, BookingsQuery>({
      query: (params) => get(url`bookings`, params),
      providesTags: ['S360Bookings'],
    }),

    getExpiringHolds: build.query<GetExpiringHolds.Response, undefined>({
      query: () => get(url`bookings/expiring`),
      providesTags: ['S360Bookings'],
    }),

    getBookingCounts: build.query<BookingCounts, CountsQuery>({
      query: (params) => get(url`bookings/counts`, params),
      transformResponse: ({ data }: GetBookingCounts.Response) => data,
      providesTags: ['S360Bookings'],
    }),

    getBooking: build.query<Booking, BookingId>({
      query: ({ documentId }) => get(url`bookings/${documentId}`),
      transformResponse: bookingOf,
      providesTags: (_result, _error, { documentId }) => [{ type: 'S360Booking', id: documentId }],
    }),

    composeBooking: build.mutation<Booking, ComposeBooking.Request>({
      query: (data) => post(url`bookings`, data),
      transformResponse: bookingOf,
      invalidatesTags: ['S360Bookings'],
    }),

    changeBooking: build.mutation<Booking, BookingId & ChangeBooking.Request>({
      query: ({ documentId, ...data }) => put(url`bookings/${documentId}`, data),
      transformResponse: bookingOf,
      invalidatesTags: outOfDate,
    }),

    discardBooking: build.mutation<DiscardBooking.Response, BookingId>({
      query: ({ documentId }) => ({ url: url`bookings/${documentId}`, method: 'DELETE' }),
      invalidatesTags: ['S360Bookings'],
    }),

    /** Returns the new draft. */
    duplicateBooking: build.mutation<Booking, BookingId & DuplicateBooking.Request>({
      query: ({ documentId, ...data }) => post(url`bookings/${documentId}/duplicate`, data),
      transformResponse: bookingOf,
      invalidatesTags: ['S360Bookings'],
    }),

    submitBooking: build.mutation<Booking, Step<OnRevision>>(step('submit')),

    withdrawBooking: build.mutation<Booking, Step<OnRevision>>(step('withdraw')),

    closeBooking: build.mutation<Booking, Step<CloseBooking.Request>>(step('close')),

    abandonBooking: build.mutation<Booking, Step<OnRevision>>(step('abandon')),

    /** Returns the sale. */
    sellBooking: build.mutation<Booking, Step<SellBooking.Request>>(step('sell')),

    /** Returns the release. */
    releaseBooking: build.mutation<Booking, Step<OnRevision>>(step('release')),

    decideBookingInDoubt: build.mutation<Booking, Step<DecideBookingInDoubt.Request>>(
      step('in-doubt'),
    ),

    findBookingContacts: build.query<BookingContact[], { institution: string; q: string }>({
      query: (params) => get(url`bookings/contacts`, params),
      transformResponse: ({ data }: FindBookingContacts.Response) => data,
      // Personal data does not stay in the browser once no screen shows it.
      keepUnusedDataFor: 0,
    }),
  }),
});

export const {
  useGetBookingsQuery,
  useGetExpiringHoldsQuery,
  useGetBookingCountsQuery,
  useGetBookingQuery,
  useLazyGetBookingQuery,
  useComposeBookingMutation,
  useChangeBookingMutation,
  useDiscardBookingMutation,
  useDuplicateBookingMutation,
  useSubmitBookingMutation,
  useWithdrawBookingMutation,
  useCloseBookingMutation,
  useAbandonBookingMutation,
  useSellBookingMutation,
  useReleaseBookingMutation,
  useDecideBookingInDoubtMutation,
  useFindBookingContactsQuery,
} = bookingsApi;
