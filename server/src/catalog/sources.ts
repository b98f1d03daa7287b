import type { WorkSources } from '../sending';
import { performAvailability } from './perform-availability';
import { performCatalog } from './perform-catalog';
import { dueOfCatalog, dueRowsOfCatalogs, type CatalogStores } from './work';

/** The work of catalogs. It goes first, because an operator who composes a booking waits for it. */
export const catalogSources = (stores: CatalogStores): WorkSources => ({
  at({ institution, stopping: signal, ...calls }) {
    const { catalog: settings } = institution;
    // The institution sells nothing through the CRM.
    if (settings === null) return [];
    const ports = { ...calls, ...stores, settings, signal };
    return [
      {
        goesFirst: true,
        async due({ now, withheld }) {
          if (withheld.receiving) return [];
          return (await dueOfCatalog(settings, stores, now)).map((work) => ({
            ...work,
            perform: () =>
              work.kind === 'catalog'
                ? performCatalog(work, ports)
                : performAvailability(work, ports),
          }));
        },
      },
    ];
  },
  dueRows: ({ now }) => dueRowsOfCatalogs(now),
});
