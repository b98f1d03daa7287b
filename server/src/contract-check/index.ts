/**
 * The contract check: tests step by step, at the institution itself, which assumptions about S-360
 * hold there. Each step reports whether it held, failed (with the setting that cures it), or was
 * not tried.
 */
export { contractCheckModule, type ContractCheckModule } from './module';
export { untestedWriting } from './checks';
