import { CATALOG_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import type { InstitutionRegistry } from './registry';

/** Of a venue of which no zone is known; shown with its name. */
export const UNKNOWN_TIME_ZONE = 'UTC';

/** In which time zone the performances of each institution are told: the one printed on its tickets. */
export interface VenueTimeZones {
  /** IANA name. */
  of(institution: string): Promise<string>;
  /** Those of all institutions that are configured, or have a catalog, by their codes. */
  all(): Promise<Readonly<Record<string, string>>>;
}

/** The configured zone, else the one that the point of sale of the last catalog names, else UTC. */
export function venueTimeZones(
  database: StrapiDatabase,
  institutions: Pick<InstitutionRegistry, 'all'>,
): VenueTimeZones {
  async function all(): Promise<Record<string, string>> {
    const rows = await database.query(CATALOG_UID).select(['institution', 'timeZone']).execute();
    const ofCatalogs = rows.map((row) => [
      text(row.institution) ?? '',
      text(row.timeZone) ?? UNKNOWN_TIME_ZONE,
    ]);
    const known: Record<string, string> = Object.fromEntries(ofCatalogs);
    for (const { code, timeZone } of institutions.all())
      known[code] = timeZone ?? known[code] ?? UNKNOWN_TIME_ZONE;
    return known;
  }
  return { all, of: async (institution) => (await all())[institution] ?? UNKNOWN_TIME_ZONE };
}
