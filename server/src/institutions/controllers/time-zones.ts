import { controllerOf } from '../../kernel/http/controller';
import { timeZoneRoutes } from '../routes';
import type { VenueTimeZones } from '../venue-time-zones';

/** Reports the time zones in which lists display the times of performances. */
export const timeZonesController = ({ venueTimeZones }: { venueTimeZones: VenueTimeZones }) =>
  controllerOf(timeZoneRoutes, {
    find: async () => ({ data: await venueTimeZones.all() }),
  });
