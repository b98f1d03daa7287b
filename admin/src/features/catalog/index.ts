/** Reading an institution's catalog and availability, and showing how old they are. */

export { CatalogAge } from './CatalogAge';
export { CatalogTroubles, CatalogsButton } from './Catalogs';
export { NoCatalog } from './NoCatalog';
export { useGetCatalogsQuery } from './catalogApi';
export { useAvailability } from './useAvailability';
export { useCatalogOf } from './useCatalogOf';
export { useCatalogView, useCatalogs } from './useCatalogView';
