/**
 * Bookings: offers composed in the CRM and created in S-360 as orders. S-360's ids are strings,
 * times ISO 8601 strings in UTC.
 */
import type { z } from '@strapi/utils';
import type { bookingLineInput, payment } from '../schemas/booking-requests';
import type * as schemas from '../schemas/bookings';

export type BookingLineInput = z.infer<typeof bookingLineInput>;
export type BookingLine = z.infer<typeof schemas.bookingLine>;
export type BookingPayment = z.infer<typeof payment>;
export type BookingObstacle = z.infer<typeof schemas.bookingObstacle>;
export type OfferedLine = z.infer<typeof schemas.offeredLine>;
export type OfferDifference = z.infer<typeof schemas.offerDifference>;
export type BookingOffer = z.infer<typeof schemas.bookingOffer>;
export type BookingProgress = z.infer<typeof schemas.bookingProgress>;
export type BookingEvent = z.infer<typeof schemas.bookingEvent>;
export type BookingSummary = z.infer<typeof schemas.bookingSummary>;
export type Booking = z.infer<typeof schemas.booking>;
export type BookingInDoubt = z.infer<typeof schemas.bookingInDoubt>;
