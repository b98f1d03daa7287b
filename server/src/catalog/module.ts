import type { InstitutionModule } from '../institutions';
import type { Offered } from '../kernel/module-parts';
import type { PluginCore } from '../kernel/plugin-core';
import { databaseTrustStore } from '../sending';
import { databaseAvailabilityStore } from './availability-store';
import { databaseCatalogStore } from './catalog-store';
import { catalogService } from './catalogs';
import { catalogController } from './controllers/catalog';
import { catalogModels } from './models';
import { catalogPersonalData } from './personal-data';
import { catalogRoutes } from './routes';
import { catalogSettings } from './settings';
import { catalogSources } from './sources';

function createCatalog(
  { clock, database, installation, wake }: PluginCore,
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
  return {
    catalogStores,
    catalogs,
    catalogSources: catalogSources(catalogStores),
    controllers: { catalog: catalogController({ catalogs }) },
  };
}

export const catalogModule = {
  models: catalogModels,
  routes: [catalogRoutes],
  settings: catalogSettings,
  personalData: catalogPersonalData,
  create: createCatalog,
};

/** What the catalog offers to later modules. */
export type CatalogModule = Offered<ReturnType<typeof createCatalog>>;
