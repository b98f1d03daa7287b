/** Identity: who is who, by matching rules or by a person, and the merging of contacts. */
export { identityControllers } from './controllers';
export { identityModels } from './models';
export { identityRoutes } from './routes';
