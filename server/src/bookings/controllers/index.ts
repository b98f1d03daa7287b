import { bookingMessagesController } from './booking-messages';
import { bookingsController } from './bookings';

/** What answers the routes of this module, by the names under which Strapi knows it. */
export const bookingControllers = {
  bookings: bookingsController,
  bookingMessages: bookingMessagesController,
};
