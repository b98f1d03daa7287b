import { PERMISSION_ACTIONS } from '../contracts/permissions';
import { BOOKING_UID } from '../contracts/uids';
import { routesOf } from '../kernel/http/routes';
import { previewAnswer, previewRequest, sendRequest } from '../contracts/schemas/booking-messages';
import * as requests from '../contracts/schemas/booking-requests';
import * as schemas from '../contracts/schemas/bookings';
import { documentId } from '../contracts/schemas/fields';

const { composeBookings, readBookings, releaseBookings, submitBookings } = PERMISSION_ACTIONS;

const BOOKING = '/bookings/:documentId';

const ofBooking = { documentId };

/** A step of a booking; it returns the booking after the step. */
const step = <const Path extends string>(path: Path) =>
  ({
    method: 'POST',
    path: `${BOOKING}/${path}`,
    contentApi: true,
    recordOf: BOOKING_UID,
    params: ofBooking,
    response: schemas.bookingAnswer,
  }) as const;

/** Both the admin panel and the Content API (`/api/s360/bookings`) have these routes. */
export const bookingsRoutes = routesOf('bookings', {
  find: {
    method: 'GET',
    path: '/bookings',
    permission: readBookings,
    contentApi: true,
    query: requests.listQuery,
    response: schemas.bookingsAnswer,
  },
  counts: {
    method: 'GET',
    path: '/bookings/counts',
    permission: readBookings,
    query: requests.countsQuery,
    response: schemas.bookingCountsAnswer,
  },
  contacts: {
    method: 'GET',
    path: '/bookings/contacts',
    permission: composeBookings,
    contentApi: true,
    query: requests.contactsQuery,
    response: schemas.bookingContactsAnswer,
  },
  expiring: {
    method: 'GET',
    path: '/bookings/expiring',
    permission: readBookings,
    response: schemas.expiringHoldsAnswer,
  },
  findOne: {
    method: 'GET',
    path: BOOKING,
    permission: readBookings,
    contentApi: true,
    recordOf: BOOKING_UID,
    params: ofBooking,
    response: schemas.bookingAnswer,
  },
  compose: {
    method: 'POST',
    path: '/bookings',
    permission: composeBookings,
    contentApi: true,
    body: requests.composeRequest,
    response: schemas.bookingAnswer,
  },
  change: {
    method: 'PUT',
    path: BOOKING,
    permission: composeBookings,
    contentApi: true,
    recordOf: BOOKING_UID,
    params: ofBooking,
    body: requests.changeRequest,
    response: schemas.bookingAnswer,
  },
  discard: {
    method: 'DELETE',
    path: BOOKING,
    permission: composeBookings,
    contentApi: true,
    recordOf: BOOKING_UID,
    params: ofBooking,
    response: schemas.discardedAnswer,
  },
  duplicate: { ...step('duplicate'), permission: composeBookings, body: requests.duplicateRequest },
  submit: { ...step('submit'), permission: submitBookings, body: requests.onRevision },
  withdraw: { ...step('withdraw'), permission: submitBookings, body: requests.onRevision },
  close: { ...step('close'), permission: submitBookings, body: requests.closeRequest },
  abandon: { ...step('abandon'), permission: submitBookings, body: requests.onRevision },
  decideInDoubt: {
    ...step('in-doubt'),
    permission: submitBookings,
    body: requests.inDoubtDecision,
  },
  sell: { ...step('sell'), permission: releaseBookings, body: requests.sellRequest },
  release: { ...step('release'), permission: releaseBookings, body: requests.onRevision },
});

export const messageRoutes = routesOf('bookingMessages', {
  preview: {
    ...step('message/preview'),
    permission: submitBookings,
    body: previewRequest,
    response: previewAnswer,
  },
  send: { ...step('message'), permission: submitBookings, body: sendRequest },
});

export const bookingRoutes = [bookingsRoutes, messageRoutes];
