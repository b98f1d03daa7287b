import { controllerOf } from '../../kernel/http/controller';
import { timeZoneRoutes } from '../routes';
import type { VenueTimeZones } from '../venue-time-zones';

/** Tells lists in which time zones their performances are told. */
export const timeZonesController = ({ venueTimeZones }: { venueTimeZones: VenueTimeZones }) =>
  controllerOf(timeZoneRoutes, {
    find: async () => ({ data: await venueTimeZones.all() }),
  });
