import { databaseAvailabilityStore, databaseCatalogStore, catalogService } from '../../catalog';
import { databaseTrustStore } from '../../sending';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';

export function composeCatalog(
  { clock, database, installation, wake }: Process,
  { institutions, pauses }: InstitutionModule,
) {
  const catalogStores = {
    catalogs: databaseCatalogStore(database),
    availabilities: databaseAvailabilityStore(database),
  };
  const catalogs = catalogService({
    ...clock,
    ...catalogStores,
    institutions,
    pauses,
    gateOf: (institution) => databaseTrustStore(database, installation).gateOf(institution),
    wake: wake.wakeDispatchers,
  });
  return { catalogStores, catalogs };
}

export type CatalogModule = ReturnType<typeof composeCatalog>;
