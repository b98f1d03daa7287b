import { databaseAvailabilityStore, databaseCatalogStore, catalogService } from '../../catalog';
import type { Process } from '../process';
import type { InstitutionModule } from './institutions';

export function composeCatalog(
  { clock, database, wake }: Process,
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
    wake: wake.wakeDispatchers,
  });
  return { catalogStores, catalogs };
}

export type CatalogModule = ReturnType<typeof composeCatalog>;
