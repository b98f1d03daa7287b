import { LANES, type CallBudget, type CallLane } from '../../../../server/src/contracts';

export interface LaneCalls {
  lane: CallLane;
  taken: number;
  /** The calls that the lane may still use; `null` without a quota. */
  left: number | null;
}

/** The calls of each lane, the most urgent first. */
export function callsByLane({ leftByLane, takenByLane }: CallBudget): LaneCalls[] {
  return LANES.map((lane) => ({ lane, taken: takenByLane[lane], left: leftByLane[lane] }));
}

/**
 * Whether the month's calls last at the current rate; each has its words under `calls.outlook.`.
 */
type Outlook = 'noQuota' | 'lasts' | 'usedUp';

export function outlook({ callsPerMonth, usedUpOn }: CallBudget): Outlook {
  if (callsPerMonth === null) return 'noQuota';
  return usedUpOn === null ? 'lasts' : 'usedUp';
}
