/** Catalog: what an institution sells, and how many places are left. */
export { catalogSources } from './sources';
export type { CatalogStores } from './work';
export { catalogControllers } from './controllers';
export { catalogModels } from './models';
export { catalogRoutes } from './routes';
