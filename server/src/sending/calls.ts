import type { Tracing } from '../kernel/tracing/tracing';
import {
  isS360Error,
  type Lane,
  type Permit,
  type S360Error,
  type RequestedCall,
  NoPermitError,
} from '../s360';

import type { NoPermit, Work } from './work';

/** What every call to an institution needs from its surroundings. */
export interface CallPorts {
  tracing: Tracing;
  clock: { now(): Date };
  takePermit(call: RequestedCall): Promise<{ kind: 'granted'; permit: Permit } | NoPermit>;
  /** Records S-360's time from an answer. */
  noteAnswer(answeredAt: Date | null): void;
  /** Whether S-360 has answered another call successfully in the last minutes. */
  isAnsweringOthers(): boolean;
  /**
   * S-360's time minus ours in ms, from its last answer. The `Date` header is truncated to the
   * second and is already old when it arrives, so an estimated time is never later than S-360's
   * own.
   */
  clockOffsetMs(): number;
}

/** The lane in which a piece of work takes its permit. */
export function laneOf({ attempts, lane }: Pick<Work, 'attempts' | 'lane'>): Lane {
  return attempts > 0 && lane === 'edit' ? 'retry' : lane;
}

/** How a call ended, unless by a fault of ours. */
export type CallOutcome<T> =
  { kind: 'answered'; answer: T } | NoPermit | { kind: 'callFailed'; error: S360Error };

/**
 * Separates the ways a call can end from our own faults, which are rethrown: the dispatcher then
 * releases its lease, and the next holder treats the call as interrupted.
 */
export async function outcomeOf<T>(call: Promise<T>): Promise<CallOutcome<T>> {
  try {
    return { kind: 'answered', answer: await call };
  } catch (error) {
    if (isS360Error(error)) return { kind: 'callFailed', error };
    if (error instanceof NoPermitError) return { kind: 'noPermit', waitMs: error.waitMs };
    throw error;
  }
}
