import { controllerOf } from '../../kernel/http/controller';
import { isInScope } from '../../kernel/http/institution-scope';
import type { InstitutionRegistry } from '../registry';
import { venueRoutes } from '../routes';
import type { VenueTimeZones } from '../venue-time-zones';

export interface VenuesPorts {
  institutions: Pick<InstitutionRegistry, 'find'>;
  venueTimeZones: VenueTimeZones;
}

/** Reports what lists show of institutions: their names, and the time zones of performances. */
export const venuesController = ({ institutions, venueTimeZones }: VenuesPorts) =>
  controllerOf(venueRoutes, {
    async find({ scope }) {
      const zones = Object.entries(await venueTimeZones.all());
      const venues = zones
        .filter(([code]) => isInScope(scope, code))
        .map(([code, timeZone]) => [
          code,
          { name: institutions.find(code)?.name ?? code, timeZone },
        ]);
      return { data: Object.fromEntries(venues) };
    },
  });
