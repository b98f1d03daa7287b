import type { CheckStepName } from '../../../contracts/institutions/contract-check';
import type { Evidence } from '../evidence';
import type { MethodName } from '../services';
import type { AnySetting } from './setting';

/** One question about S-360 that its public documentation leaves open. */
export interface Assumption {
  /** What is assumed without configuration. */
  readonly meaning: string;
  readonly evidence: Evidence;
  /** What of the interface it is about. */
  readonly concerns: readonly (MethodName | 'every call' | 'contact webhook' | 'order webhook')[];
  readonly setting: AnySetting;
  /** The steps of the contract check that try it; none where only work shows it. */
  readonly triedBy: readonly CheckStepName[];
  /** The options of the simulator that make it wrong. */
  readonly simulator: readonly string[];
}

export type AssumptionsByName = Readonly<Record<string, Assumption>>;
