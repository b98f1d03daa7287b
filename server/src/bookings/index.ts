/**
 * Bookings: offers that are composed in the CRM, created in S-360 as orders, and followed until
 * they are closed. The state machine in `machine/` describes a booking's life; `sending` makes its
 * calls.
 */
export { bookingModule } from './module';
export { bookingControllers } from './controllers';

export { bookings, type Bookings } from './bookings';
export { bookableContact } from './compose/bookable-contact';
export { mayFollowByStrapi } from './controllers/following';
export { countDueBookings } from './database/due-bookings';
export { retriedBookings } from './database/retried-bookings';
export { databaseBookingStore } from './database/booking-store';
export { noteTransferredBookings } from './database/transferred-bookings';
export { type BookingMessages, bookingMessages, type Mail } from './message/booking-messages';
export { claimMessage, messagesCountSince, messageTimes, releaseClaim } from './message/claim';
export { messageSettings } from './message/settings';
export { costOf, isCharge } from './order-cost';
export { bookingsOfOrders, followOrders } from './receive/link-bookings';
export { expiringHolds } from './view/holds';
export { lookAgainAtBookings } from './receive/look-again';
export type { BookingRecord, MessageClaim } from './records';
export { readOrder } from './shown-order';
export { bookingSources } from './sources';
export type { BookingStore } from './store';
export { openBookingsOf } from './personal-data';
