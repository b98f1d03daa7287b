/**
 * The contract check: tests step by step, at the institution itself, which assumptions about S-360
 * hold there. Each step reports whether it held, failed (with the setting that cures it), or was
 * not tried. `contractChecks` is the service; its dependencies come in as ports.
 */

export { contractChecks, type ContractChecks } from './checks';
export { databaseCheckStore } from './database/check-store';
export { contractCheck } from './database/model';
export type { CheckedInstitution, CheckReadings } from './ports';
export type { ReadOrder } from './readings';
export { withChange } from './setting-change';
