import { CATALOG_UID } from '../contracts/uids';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { text } from '../kernel/database/values';
import type { InstitutionRegistry } from './registry';

/** For a venue whose time zone is unknown; displayed with its name. */
export const UNKNOWN_TIME_ZONE = 'UTC';

/**
 * The time zone in which the performances of each institution are displayed: the one printed on its
 * tickets.
 */
export interface VenueTimeZones {
  /** IANA name. */
  find(institution: string): Promise<string>;
  /** The zones of all institutions that are configured or have a catalog, by institution code. */
  all(): Promise<Readonly<Record<string, string>>>;
}

/**
 * Uses the configured zone, otherwise the one in the last catalog's point of sale, otherwise UTC.
 */
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
  return { all, find: async (institution) => (await all())[institution] ?? UNKNOWN_TIME_ZONE };
}
