/**
 * The catalog: what an institution sells, and how many places are left.
 */
export { catalogModule, type CatalogModule } from './module';

export { placesLeftIn } from './availability-answer';
export { areFresh } from './fresh-places';
export type { CatalogLookup, FoundItem, FoundPerformance } from './model/lookup';
export { normalizeCatalog } from './model/normalize';
export { comparedPrices } from './price-units';
export { catalogTerms, performancePage, productPage } from './pages';
export type { CatalogStores } from './work';
