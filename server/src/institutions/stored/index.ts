/** Institutions that people manage in the admin panel, and those of the configuration beside them. */
export { institutionChange, institutionSecret, storedInstitution } from './database/models';
export { databaseStoredInstitutions } from './database/store';
export { institutionSettings, type InstitutionSettingsService } from './institution-settings';
export {
  type Checked,
  type InUse,
  type LiveInstitutions,
  liveInstitutions,
  type SettingChanges,
} from './live-institutions';
export { strapiVault } from './vault';
