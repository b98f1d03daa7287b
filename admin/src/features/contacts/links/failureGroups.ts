import type { FailureCause } from '../../../../../server/src/contracts';

/** The causes of one institution in one direction, which can be retried together. */
export interface FailureGroup {
  institution: string;
  kind: FailureCause['kind'];
  causes: FailureCause[];
}

export function failureGroups(causes: readonly FailureCause[]): FailureGroup[] {
  const groups: FailureGroup[] = [];
  for (const cause of causes) {
    const { institution, kind } = cause;
    const known = groups.find((group) => group.institution === institution && group.kind === kind);
    if (known) known.causes.push(cause);
    else groups.push({ institution, kind, causes: [cause] });
  }
  return groups;
}

/** The maximum cost of a retry: one call per contact. What is on hold is not retried. */
export function callsToRetry(causes: readonly Pick<FailureCause, 'failed' | 'retrying'>[]): number {
  return causes.reduce((sum, { failed, retrying }) => sum + failed + retrying, 0);
}
