/** Remapping: contacts brought under a changed mapping or filter. */
export { remappingControllers } from './controllers';
export { remappingRoutes } from './routes';
export { createMappingFiller } from './filler';
export { databaseLinkPages } from './link-pages';
export { strapiMappingMemory } from './mapping-memory';
export { mappingPreviews } from './preview';
export { databasePreviewPages } from './preview-pages';
export { mappingStatus } from './status';
