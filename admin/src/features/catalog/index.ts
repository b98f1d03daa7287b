/** What an institution sells and what is left of it: reading it, and saying how old it is. */

export { CatalogAge } from './CatalogAge';
export { CatalogTroubles, CatalogsButton } from './Catalogs';
export { NoCatalog } from './NoCatalog';
export { useGetCatalogsQuery } from './catalogApi';
export { useAvailability } from './useAvailability';
export { useCatalogOf } from './useCatalogOf';
export { useCatalogView, useCatalogs } from './useCatalogView';
