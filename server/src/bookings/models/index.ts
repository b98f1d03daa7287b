import { bookingEvent } from './booking-event';

export const bookingModels = [bookingEvent];
