/** Catalog: what an institution sells, and how many places are left. */
export { catalogSources } from './sources';
export type { CatalogStores } from './work';
