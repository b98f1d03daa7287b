import { databaseAvailabilityStore } from '../bookings/catalog/availability-store';
import { databaseCatalogStore } from '../bookings/catalog/catalog-store';
import { catalogService } from '../bookings/catalog/catalogs';

import { getService } from '..';
import { CLOCK, type Factories } from './factory';

/** Services of what the institutions sell. */
export const catalogServices: Factories<'catalogStores' | 'catalogs'> = {
  catalogStores({ strapi }) {
    const database = getService(strapi, 'database');
    return {
      catalogs: databaseCatalogStore(database),
      availabilities: databaseAvailabilityStore(database),
    };
  },
  catalogs: ({ strapi }) =>
    catalogService({
      ...CLOCK,
      ...getService(strapi, 'catalogStores'),
      institutions: getService(strapi, 'institutions'),
      pauses: getService(strapi, 'pauses'),
      wake: () => getService(strapi, 'background').wakeDispatchers(),
    }),
};
