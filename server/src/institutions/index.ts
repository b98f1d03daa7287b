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
export {
  type CheckReadings,
  type Checked,
  type ContractChecks,
  type ReadOrder,
  contractChecks,
  databaseCheckStore,
  withChange,
} from './contract-check';
export type { WebhookAuthentication } from './institution';
export {
  callsLeftThisMonth,
  dayOf,
  keptFromLane,
  monthOf,
  startOfMonth,
  startOfNextMonth,
} from './limits/monthly-quota';
export {
  type CallLimits,
  type CallWindow,
  GUARD_MS,
  LONGEST_CALL_MS,
  type PermitDecision,
  type TakenPermit,
  callsForLane,
  concerns,
  countedAtMs,
  decidePermit,
  longestWindowMs,
} from './limits/permit-windows';
export { type Pauses, databasePauses } from './pauses';
export { writeInstitutions } from './registry';
export { type ClockOffsets, databaseClockOffsets, s360Clock } from './s360-clock';
export { WEAKNESSES_IN_WORDS, weaknessesOf } from './weaknesses';
export { hasCredentials } from './webhook-credentials';
