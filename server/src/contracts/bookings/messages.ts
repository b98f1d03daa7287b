/** What the customer is told of a booking by e-mail. */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/booking-messages';
import type { GetBooking } from './routes';

export type BookingMessage = z.infer<typeof schemas.bookingMessage>;

/** `POST /s360/bookings/:documentId/message/preview` */
export declare namespace PreviewBookingMessage {
  type Request = z.infer<typeof schemas.previewRequest>;
  type Response = z.infer<typeof schemas.previewAnswer>;
}

/**
 * `POST /s360/bookings/:documentId/message`: sends it as it was previewed, by Strapi's e-mail plugin;
 * 409 when the booking has changed since the revision that was previewed, or the message is another
 * by now; 400 with the reason `repeated` when the same went out less than a minute ago.
 */
export declare namespace SendBookingMessage {
  type Request = z.infer<typeof schemas.sendRequest>;
  type Response = GetBooking.Response;
}
