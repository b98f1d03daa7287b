import { z } from '@strapi/utils';
import { previewRequest, sendRequest } from './message-requests';
import {
  closing,
  composition,
  contactsQuery,
  decisionInDoubt,
  duplication,
  listQuery,
  onRevision,
  revised,
  selling,
} from './requests';
import {
  bookingAnswer,
  bookingsAnswer,
  contactsAnswer,
  discardedAnswer,
  messageAnswer,
} from './answers';

const BOOKING = '/bookings/:documentId';

const one = { documentId: z.string() };

const reads = (path: string, handler: string, query: z.ZodRawShape, response: z.ZodType) => ({
  method: 'GET' as const,
  path,
  handler,
  request: { query, ...(path.startsWith(BOOKING) && { params: one }) },
  response,
});

const changes = (method: 'POST' | 'PUT', path: string, handler: string, body?: z.ZodType) => ({
  method,
  path,
  handler,
  request: {
    ...(path.startsWith(BOOKING) && { params: one }),
    ...(body && { body: { 'application/json': body } }),
  },
  response: bookingAnswer,
});

/** Bookings by the Content API: the same shapes as in the admin panel, under `/api/s360/bookings`. */
export const bookingRoutes = [
  reads('/bookings', 'bookings.find', listQuery.shape, bookingsAnswer),
  reads('/bookings/contacts', 'bookings.contacts', contactsQuery.shape, contactsAnswer),
  reads(BOOKING, 'bookings.findOne', {}, bookingAnswer),
  changes('POST', '/bookings', 'bookings.compose', composition),
  changes('PUT', BOOKING, 'bookings.change', revised),
  {
    method: 'DELETE' as const,
    path: BOOKING,
    handler: 'bookings.discard',
    request: { params: one },
    response: discardedAnswer,
  },
  changes('POST', `${BOOKING}/duplicate`, 'bookings.duplicate', duplication),
  changes('POST', `${BOOKING}/submit`, 'bookings.submit', onRevision),
  changes('POST', `${BOOKING}/withdraw`, 'bookings.withdraw', onRevision),
  changes('POST', `${BOOKING}/close`, 'bookings.close', closing),
  changes('POST', `${BOOKING}/abandon`, 'bookings.abandon', onRevision),
  changes('POST', `${BOOKING}/sell`, 'bookings.sell', selling),
  changes('POST', `${BOOKING}/release`, 'bookings.release', onRevision),
  changes('POST', `${BOOKING}/in-doubt`, 'bookings.decideInDoubt', decisionInDoubt),
  {
    ...changes('POST', `${BOOKING}/message/preview`, 'bookingMessages.preview', previewRequest),
    response: messageAnswer,
  },
  changes('POST', `${BOOKING}/message`, 'bookingMessages.send', sendRequest),
];
