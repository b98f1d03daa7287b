import { bookingMessagesController } from './booking-messages';
import { bookingsController } from './bookings';

export const bookingControllers = {
  bookings: bookingsController,
  bookingMessages: bookingMessagesController,
};
