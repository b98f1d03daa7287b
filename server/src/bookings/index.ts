/** Bookings: offers composed in the CRM, created in S-360 as orders, followed until they are closed. */
export { bookings, type Bookings } from './bookings';
export { bookableContact } from './compose/bookable-contact';
export { bookingTypes } from './content-types';
export { bookingControllers } from './controllers';
export { mayFollowByStrapi } from './controllers/following';
export { bookingModels } from './models';
export { bookingsOfOrders, followOrders } from './receive/link-bookings';
export { lookAgainAtBookings } from './receive/look-again';
export { bookingRoutes } from './routes';
export { bookingSources } from './sources';
export { bookingSettings } from './message/section';
export { databaseBookingStore } from './database/booking-store';
export {
  type BookingMessagePorts,
  type BookingMessages,
  type Mail,
  bookingMessages,
} from './message/booking-messages';
export { claimed, messageTimes, messagesCountSince, unclaimed } from './message/claim';
export { messageSettings } from './message/settings';
export { costOf, isCharge } from './order-cost';
export type { BookingRecord, MessageClaim } from './records';
export { readOrder } from './shown-order';
export type { BookingStore } from './store';
