/**
 * The catalog: what an institution sells, and how many places are left.
 */
export { catalogModule } from './module';
export { catalogController } from './controllers/catalog';

export { placesLeftIn } from './availability-answer';
export { databaseAvailabilityStore } from './availability-store';
export { databaseCatalogStore } from './catalog-store';
export { catalogService } from './catalogs';
export { areFresh } from './fresh-places';
export type { CatalogLookup, FoundItem, FoundPerformance } from './model/lookup';
export { normalizeCatalog } from './model/normalize';
export { comparedPrices } from './price-units';
export { catalogTerms, performancePage, productPage } from './pages';
export { catalogSources } from './sources';
export type { CatalogStores } from './work';
