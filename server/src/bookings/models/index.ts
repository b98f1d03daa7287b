import { bookingEvent } from './booking-event';

/** The internal tables of this module. */
export const bookingModels = [bookingEvent];
