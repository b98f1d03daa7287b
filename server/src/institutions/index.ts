/** Institutions: the time zones in which their performances are told. */
export { configurationReader, pluginSchema } from './configuration/check-configuration';
export { institutionSchema } from './configuration/institution-schema';
export type { Configured, SettingsSection } from './configuration/settings-section';
export {
  atLeast,
  dateText,
  momentOf,
  plainNumber,
  plainText,
  UNKNOWN_SETTING,
  wholeNumber,
} from './configuration/values';
export { institutionBasis, type Institution, type InstitutionBasis } from './institution';
export { UNKNOWN_TIME_ZONE, venueTimeZones, type VenueTimeZones } from './venue-time-zones';
export { institutionTypes } from './content-types';
export { institutionControllers } from './controllers';
export { contractCheck } from './contract-check';
export { institutionRoutes } from './routes';
export { institutionInUrl, institutionRegistry, type InstitutionRegistry } from './registry';
