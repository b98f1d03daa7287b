/** Institutions: the time zones in which their performances are told. */
export { UNKNOWN_TIME_ZONE, venueTimeZones, type VenueTimeZones } from './venue-time-zones';
