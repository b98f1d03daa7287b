/** Institutions: the time zones in which their performances are told. */
export { UNKNOWN_TIME_ZONE, venueTimeZones, type VenueTimeZones } from './venue-time-zones';
export { institutionTypes } from './content-types';
export { institutionControllers } from './controllers';
export { contractCheck } from './contract-check';
export { institutionRoutes } from './routes';
