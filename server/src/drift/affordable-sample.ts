import { reason, type Reason } from '../contracts/reasons';
interface MonthOfCalls {
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
  taken: number;
}

interface AffordableSample {
  size: number;
  /** Why it is smaller than requested; `null` when it is not. */
  reason: Reason | null;
}

/** The end of the month's quota is reserved for edits and bookings. */
const RESERVED_SHARE = 0.1;

/** One check may use this share of what remains before that reserve. */
const AFFORDABLE_SHARE = 0.05;

/** How many contacts a check may read, at one call each, within the rest of the month. */
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

/** How many contacts a check compares: no more than can be compared, or than the month affords. */
export function possibleSample(
  wanted: number,
  comparable: number,
  month: MonthOfCalls,
): AffordableSample {
  const affordable = affordableSample(wanted, month);
  if (comparable >= wanted || comparable > affordable.size) return affordable;
  return { size: comparable, reason: reason('driftFewContacts', { wanted: comparable }) };
}
