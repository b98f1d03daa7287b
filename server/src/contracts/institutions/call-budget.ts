/** An institution's quota and its use. Days are UTC, `YYYY-MM-DD`; months `YYYY-MM`. */
import type { Data } from '../pages';

/** The priority of a call, most urgent first. */
export const LANES = ['booking', 'edit', 'retry', 'bulk'] as const;

export type CallLane = (typeof LANES)[number];

export interface CallBudget {
  institution: string;
  month: string;
  /** `null` when there is no quota. */
  callsPerMonth: number | null;
  takenThisMonth: number;
  takenByLane: Record<CallLane, number>;
  /** Calls left this month, in total and for each lane as of now; `null` without a quota. */
  left: number | null;
  leftByLane: Record<CallLane, number | null>;
  /** Calls that are already due. */
  pending: { edit: number; bulk: number };
  /** When the pending calls are made at the latest; `null` when none is, or no end is in sight. */
  drained: Pick<CallEstimate, 'finishedAt' | 'limitedBy'> | null;
  /** The calls of each day of this month until today. */
  byDay: { day: string; calls: number }[];
  /** The average of the last seven days, or since the first call. */
  callsPerDay: number;
  /** The day on which the quota is used up at this pace; `null` when it lasts the month. */
  usedUpOn: string | null;
}

/** The calls of an institution at a glance. */
export interface CallOutlook {
  callsToday: number;
  /**
   * S-360 has no limit per day: the calls that the month had left this morning, spread evenly over
   * its days from today on. `null` without a quota.
   */
  callsTodayShare: number | null;
  /** The average of the last seven days, or since the first call. */
  callsPerDay: number;
  /** The day on which the quota is used up at this pace; `null` when it lasts the month. */
  callsUsedUpOn: string | null;
}

/** When further calls would be made, given the limits and the pace of the other lanes. */
export interface CallEstimate {
  calls: number;
  lane: CallLane;
  /** ISO 8601, UTC. */
  finishedAt: string;
  finishedOn: string;
  /** Whole days from now, rounded up. */
  days: number;
  /** The main limit: the rate windows or the monthly quota. */
  limitedBy: 'windows' | 'quota';
  /** Calls that are due already and go first. */
  ahead: number;
  /** The calls that the rate windows allow the lane each minute; `null` without a window. */
  perMinute: number | null;
}

/**
 * `GET /s360/institutions/:code/calls?calls=&lane=`: with `calls`, also estimates when that many
 * further calls of a lane (default `bulk`) would be made. The estimate is `null` without `calls`,
 * and when the calls would take more than ten years.
 */
export declare namespace GetCalls {
  type Response = Data<CallBudget & { estimate: CallEstimate | null }>;
}
