import { PERMISSION_ACTIONS } from '../../contracts/permissions';
import { routesOf } from '../../kernel/http/routes';
import {
  bookingAnswer,
  bookingsAnswer,
  contactsAnswer,
  discardedAnswer,
  messageAnswer,
} from './answers';
import { previewRequest, sendRequest } from './message-requests';
import {
  closing,
  composition,
  contactsQuery,
  decisionInDoubt,
  documentId,
  duplication,
  listQuery,
  onRevision,
  revised,
  selling,
} from './requests';

const { composeBookings, readBookings, releaseBookings, submitBookings } = PERMISSION_ACTIONS;

const BOOKING = '/bookings/:documentId';

const ofBooking = { documentId };

/** A step of a booking, which answers the booking after it. */
const step = <const Path extends string>(path: Path) =>
  ({
    method: 'POST',
    path: `${BOOKING}/${path}`,
    contentApi: true,
    params: ofBooking,
    response: bookingAnswer,
  }) as const;

/** Bookings: the same by the admin panel and, under `/api/s360/bookings`, by the Content API. */
export const bookingsRoutes = routesOf('bookings', {
  find: {
    method: 'GET',
    path: '/bookings',
    permission: readBookings,
    contentApi: true,
    query: listQuery,
    response: bookingsAnswer,
  },
  contacts: {
    method: 'GET',
    path: '/bookings/contacts',
    permission: composeBookings,
    contentApi: true,
    query: contactsQuery,
    response: contactsAnswer,
  },
  findOne: {
    method: 'GET',
    path: BOOKING,
    permission: readBookings,
    contentApi: true,
    params: ofBooking,
    response: bookingAnswer,
  },
  compose: {
    method: 'POST',
    path: '/bookings',
    permission: composeBookings,
    contentApi: true,
    body: composition,
    response: bookingAnswer,
  },
  change: {
    method: 'PUT',
    path: BOOKING,
    permission: composeBookings,
    contentApi: true,
    params: ofBooking,
    body: revised,
    response: bookingAnswer,
  },
  discard: {
    method: 'DELETE',
    path: BOOKING,
    permission: composeBookings,
    contentApi: true,
    params: ofBooking,
    response: discardedAnswer,
  },
  duplicate: { ...step('duplicate'), permission: composeBookings, body: duplication },
  submit: { ...step('submit'), permission: submitBookings, body: onRevision },
  withdraw: { ...step('withdraw'), permission: submitBookings, body: onRevision },
  close: { ...step('close'), permission: submitBookings, body: closing },
  abandon: { ...step('abandon'), permission: submitBookings, body: onRevision },
  decideInDoubt: { ...step('in-doubt'), permission: submitBookings, body: decisionInDoubt },
  sell: { ...step('sell'), permission: releaseBookings, body: selling },
  release: { ...step('release'), permission: releaseBookings, body: onRevision },
});

/** Messages to the customers of bookings. */
export const messageRoutes = routesOf('bookingMessages', {
  preview: {
    ...step('message/preview'),
    permission: submitBookings,
    body: previewRequest,
    response: messageAnswer,
  },
  send: { ...step('message'), permission: submitBookings, body: sendRequest },
});

/** The routes of bookings. */
export const bookingRoutes = [bookingsRoutes, messageRoutes];
