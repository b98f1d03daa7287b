/**
 * Remapping: brings contacts under a changed mapping or filter.
 */
export { remappingModule } from './module';
export { mappingController } from './controllers/mapping';

export { databaseFilteredDeliveries } from './excluded-numbers';
export { withRuleChanges } from './exchange-rules';
export { databaseFieldChanges } from './field-changes';
export { settingChanges } from './setting-changes';
export { fieldSettings, withFieldChanges } from './field-settings';
export { createMappingFiller, type MappingFiller } from './filler';
export { institutionMappings } from './institution-mapping';
export { databaseLinkPages } from './link-pages';
export { strapiMappingStore } from './mapping-store';
export { mappingPreviews } from './preview';
export { databasePreviewPages } from './preview-pages';
export { mappingStatus } from './status';
