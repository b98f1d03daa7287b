/** What the customer is told of a booking by e-mail. */
import type { GetBooking, OnRevision } from './routes';

/** The offer or confirmation as the customer gets it. */
export interface BookingMessage {
  to: string;
  /** The language that it is written in: the customer's where there is a template of it. */
  locale: string;
  subject: string;
  text: string;
  html: string;
}

/** `POST /s360/bookings/:documentId/message/preview` */
export declare namespace PreviewBookingMessage {
  interface Request {
    /** Another language than the customer's. */
    locale?: string | undefined;
  }
  interface Response {
    /** `revision` is that of the booking which it tells of. */
    data: BookingMessage &
      OnRevision & {
        /** The languages that it can be written in. */
        locales: string[];
        /** Stands for the message as it is: address, language, subject, text and form. */
        digest: string;
        /** S-360 has not told yet until when it is held: the message names no date. */
        lacksExpiry: boolean;
      };
  }
}

/**
 * `POST /s360/bookings/:documentId/message`: sends it as it was previewed, by Strapi's e-mail plugin;
 * 409 when the booking has changed since the revision that was previewed, or the message is another
 * by now; 400 with the reason `repeated` when the same went out less than a minute ago.
 */
export declare namespace SendBookingMessage {
  interface Request extends OnRevision {
    locale: string;
    /** That of the preview: only what was previewed is sent, or changed on purpose. */
    digest: string;
    subject: string;
    text: string;
  }
  type Response = GetBooking.Response;
}
