import { requireInstitution } from '../../institutions';
import type { SalesSeries, TrendRange, Trends } from '../../contracts/trends';
import {
  UNKNOWN_TIME_ZONE,
  type InstitutionRegistry,
  type VenueTimeZones,
} from '../../institutions';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';
import { isInScope, type InstitutionScope } from '../../kernel/http/institution-scope';
import { exchangeTrends } from './exchange';
import { salesPerDay } from './sales';

export interface TrendsOf {
  /** @throws NotFoundError for an institution that is not configured. */
  exchange(institution: string, range: TrendRange): Promise<Trends>;
  /** Of the institutions in the scope; those that sold nothing are left out. */
  sales(days: number, scope: InstitutionScope): Promise<SalesSeries[]>;
}

interface TrendsPorts {
  database: StrapiDatabase;
  institutions: Pick<InstitutionRegistry, 'all' | 'find'>;
  venueTimeZones: Pick<VenueTimeZones, 'all' | 'find'>;
  now(): Date;
}

export function trends({ database, institutions, now, venueTimeZones }: TrendsPorts): TrendsOf {
  return {
    async exchange(institution, range) {
      requireInstitution(institutions, institution);
      const timeZone = await venueTimeZones.find(institution);
      const nowMs = now().getTime();
      return exchangeTrends(database, { institution, timeZone }, { nowMs, range });
    },
    async sales(days, scope) {
      const timeZones = await venueTimeZones.all();
      const nowMs = now().getTime();
      const series: SalesSeries[] = [];
      for (const { code, name } of institutions.all()) {
        if (!isInScope(scope, code)) continue;
        const venue = { code, name, timeZone: timeZones[code] ?? UNKNOWN_TIME_ZONE };
        series.push(...(await salesPerDay(database, venue, { days, nowMs })));
      }
      return series;
    },
  };
}
