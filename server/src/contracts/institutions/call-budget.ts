/** How the calls of an institution stand. Days are UTC, `YYYY-MM-DD`; months `YYYY-MM`. */

/** The priority of a call, the most urgent first. */
export type CallLane = 'booking' | 'edit' | 'retry' | 'bulk';

export interface CallBudget {
  institution: string;
  month: string;
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
  takenThisMonth: number;
  takenByLane: Record<CallLane, number>;
  /** Calls left this month in all, and what each lane may use of them now; `null` without a quota. */
  left: number | null;
  leftByLane: Record<CallLane, number | null>;
  /** Calls that are due already. */
  pending: { edit: number; bulk: number };
  /** Over the last seven days, or since the first call. */
  callsPerDay: number;
  /** The day on which the month is used up at this pace; `null` when it is not. */
  usedUpOn: string | null;
}

/** When further calls would be made, within the limits and at the pace of the other lanes. */
export interface CallEstimate {
  calls: number;
  lane: CallLane;
  /** ISO 8601, UTC. */
  finishedAt: string;
  finishedOn: string;
  /** Whole days from now, rounded up. */
  days: number;
  /** What holds them up most: the windows of a minute, or the quota of a month. */
  limitedBy: 'windows' | 'quota';
}

/**
 * `GET /s360/institutions/:code/calls?calls=&lane=`: with `calls` also when so many further calls
 * of a lane (default `bulk`) would be made; `null` when that cannot be said or they never would be.
 */
export declare namespace GetCalls {
  interface Response {
    data: CallBudget & { estimate: CallEstimate | null };
  }
}
