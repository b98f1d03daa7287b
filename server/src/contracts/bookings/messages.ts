/** E-mails to a booking's customer. */
import type { z } from '@strapi/utils';
import type * as schemas from '../schemas/booking-messages';
import type { GetBooking } from './routes';

/** `POST /s360/bookings/:documentId/message/preview` */
export declare namespace PreviewBookingMessage {
  type Request = z.infer<typeof schemas.previewRequest>;
  type Response = z.infer<typeof schemas.previewAnswer>;
}

/**
 * `POST /s360/bookings/:documentId/message`: sends the previewed message through Strapi's e-mail
 * plugin. 409 when the booking or the message has changed since the preview; 400 with the reason
 * `repeated` when the same message was sent less than a minute ago; 429 with `Retry-After` when the
 * contact has reached its limit of messages.
 */
export declare namespace SendBookingMessage {
  type Request = z.infer<typeof schemas.sendRequest>;
  type Response = GetBooking.Response;
}
