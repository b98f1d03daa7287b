import type { PerformanceAvailability } from '../contracts/catalog/catalog';
import type { VenueTimeZones, InstitutionRegistry } from '../institutions';
import type { NamesOfAuthors } from '../kernel/authors';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import type { Permits, SendingTrust } from '../sending';
import type { CatalogLookup } from '../catalog';
import type { BookingAuthor } from './records';
import type { BookingStore } from './store';

interface BookableCatalogs {
  /** The catalog in use; `null` while there is none. */
  lookupOf(institution: string): Promise<CatalogLookup | null>;
  /** Places left as last read; makes no call to S-360. */
  knownPlaces(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<PerformanceAvailability[]>;
}

export interface BookingsPorts {
  database: StrapiDatabase;
  store: BookingStore;
  institutions: InstitutionRegistry;
  timeZones: VenueTimeZones;
  catalogs: BookableCatalogs;
  permits: Pick<Permits, 'waitFor'>;
  sendingTrust: Pick<SendingTrust, 'gateOf'>;
  namesOf: NamesOfAuthors;
  /** The user or token behind the current request. */
  author(): BookingAuthor;
  /** Pushes a contact that the institution does not know yet, at once. */
  pushContact(contactDocumentId: string, institution: string): Promise<unknown>;
  clock: { now(): Date };
  /** Wakes the sender: something is due. */
  wake(): void;
}
