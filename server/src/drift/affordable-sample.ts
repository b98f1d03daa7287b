import { reason, type Reason } from '../contracts/reasons';
/** What is left of a month's calls. */
export interface MonthOfCalls {
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
  taken: number;
}

export interface AffordableSample {
  size: number;
  /** Why it is smaller than what was asked for; `null` when it is not. */
  reason: Reason | null;
}

/** The end of the month's quota belongs to edits and bookings. */
const RESERVED_SHARE = 0.1;

/** One check may cost this share of what is left before that. */
const AFFORDABLE_SHARE = 0.05;

/** How many contacts a check may read, one call each, for what is left of the month. */
export function affordableSample(
  wanted: number,
  { callsPerMonth, taken }: MonthOfCalls,
): AffordableSample {
  if (callsPerMonth === null) return { size: wanted, reason: null };
  const left = Math.max(0, Math.floor(callsPerMonth * (1 - RESERVED_SHARE)) - taken);
  const affordable = Math.floor(left * AFFORDABLE_SHARE);
  if (affordable >= wanted) return { size: wanted, reason: null };
  return {
    size: affordable,
    reason: reason('driftAffordable', { taken, quota: callsPerMonth, affordable, wanted }),
  };
}
