import { controllerOf } from '../../kernel/http/controller';
import { isInScope } from '../../kernel/institution-scope';
import { timeZoneRoutes } from '../routes';
import type { VenueTimeZones } from '../venue-time-zones';

/** Reports the time zones in which lists display the times of performances. */
export const timeZonesController = ({ venueTimeZones }: { venueTimeZones: VenueTimeZones }) =>
  controllerOf(timeZoneRoutes, {
    async find({ scope }) {
      const zones = Object.entries(await venueTimeZones.all());
      return { data: Object.fromEntries(zones.filter(([code]) => isInScope(scope, code))) };
    },
  });
