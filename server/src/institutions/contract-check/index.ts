/**
 * The contract check: tries, step by step, at an institution itself which assumptions about S-360
 * hold there, and says of each step whether it held, failed (with the setting that cures it), or was
 * not tried. `contractChecks` is the service; what it needs comes in by ports.
 */

export {
  contractChecks,
  type CheckAuthor,
  type ContractCheckPorts,
  type ContractChecks,
  type FollowedRun,
} from './checks';
export { databaseCheckStore } from './database/check-store';
export { contractCheck } from './database/model';
export type { Checked, CheckReadings } from './ports';
export type { ReadOrder } from './readings';
export { withChange, type SettingChange } from './setting-change';
