import type { CheckFinding } from '../../contracts/institutions/check-findings';
import type { CheckNote } from '../../contracts/institutions/contract-check';
import type { AssumptionName } from '../../s360';
import { failedResult, heldResult } from '../findings';
import type { SettingChange } from '../setting-change';
import type { StepResult } from '../steps';

/** What one part of a step shows. */
export interface Look {
  readonly findings: readonly CheckFinding[];
  readonly notes: readonly CheckNote[];
  readonly cures: readonly SettingChange[];
  readonly held: readonly AssumptionName[];
  readonly refuted: readonly AssumptionName[];
}

export const lookWith = (part: Partial<Look>): Look => ({
  findings: [],
  notes: [],
  cures: [],
  held: [],
  refuted: [],
  ...part,
});

/** The result of a step of several parts. Pure. */
export function resultOf(looks: readonly Look[]): StepResult {
  const findings = looks.flatMap((look) => look.findings);
  const notes = looks.flatMap((look) => look.notes);
  const held = looks.flatMap((look) => look.held);
  if (findings.length === 0) return heldResult({ notes, held });
  return failedResult(findings, {
    notes,
    held,
    cures: looks.flatMap(({ cures }) => cures),
    refuted: looks.flatMap(({ refuted }) => refuted),
  });
}
