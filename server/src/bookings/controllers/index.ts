import { bookingMessagesController } from './booking-messages';
import { bookingsController } from './bookings';

/** The keys are the controllers' names in Strapi. */
export const bookingControllers = {
  bookings: bookingsController,
  bookingMessages: bookingMessagesController,
};
