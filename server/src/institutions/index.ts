/**
 * Institutions: which ones exist, their settings and secrets, their clock and pauses. Each module
 * adds its section of settings; `app` lists the sections.
 */
export { institutionModule, type InstitutionModule } from './module';

export { configurationReader, pluginSchema } from './configuration/check-configuration';
export type { FormerSettings } from './configuration/former-settings';
export { institutionSchema } from './configuration/institution-schema';
export { problemSentences } from './configuration/problem-sentences';
export type { Configured, SettingsSection } from './configuration/settings-section';
export {
  between,
  dateText,
  isTimeZone,
  momentOf,
  plainText,
  forgottenAfterDays,
  retentionDays,
  settingsOrFalse,
  UNKNOWN_SETTING,
  whenKind,
  wholeNumber,
} from './configuration/values';
export { type Institution, institutionBasis, type InstitutionBasis } from './institution';
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
  callsForLane,
  type CallWindow,
  appliesToCall,
  countedAtMs,
  decidePermit,
  GUARD_MS,
  LONGEST_CALL_MS,
  longestWindowMs,
  type PermitDecision,
  type TakenPermit,
} from './limits/permit-windows';
export { withMethodWindows } from './limits/method-windows';
export { InvalidSettingsError } from './errors';
export type { Pauses } from './pauses';
export {
  institutionInUrl,
  moveLinks,
  requireInstitution,
  writeInstitutions,
  type InstitutionRegistry,
  withoutSecrets,
} from './registry';
export { isWithinInstitutions, limitOf, registerRoleConditions } from './role-conditions';
export { type ClockOffsets, databaseClockOffsets, s360Clock } from './s360-clock';
export { type InUse, type LiveInstitutions } from './stored';
export { UNKNOWN_TIME_ZONE, type VenueTimeZones } from './venue-time-zones';
export { WEAKNESSES_IN_WORDS, weaknessesOf } from './weaknesses';
export { acceptedSecret } from './webhook-credentials';
