import {
  isS360Error,
  type CallName,
  type Lane,
  type Permit,
  type S360Error,
  NoPermitError,
} from '../s360';

import type { NoPermit, Work } from './work';

/** What every call to an institution asks of the world around it. */
export interface CallPorts {
  clock: { now(): Date };
  takePermit(
    call: CallName & { lane: Lane },
  ): Promise<{ kind: 'granted'; permit: Permit } | NoPermit>;
  /** Notes S-360's time from an answer. */
  noteAnswer(answeredAt: Date | null): void;
  /** Whether S-360 has answered any call well in the last minutes. */
  isAnsweringOthers(): boolean;
  /**
   * S-360's time minus ours, ms, as its last answer showed it. Its `Date` is cut to the second and
   * has travelled since, so that a time estimated so is never later than S-360's.
   */
  clockOffsetMs(): number;
}

/** The lane that a piece of work takes its permit in. */
export function laneOf({ attempts, lane }: Pick<Work, 'attempts' | 'lane'>): Lane {
  return attempts > 0 && lane === 'edit' ? 'retry' : lane;
}

/**
 * Separates what a call can end with from faults of our own. Those go on: the dispatcher then gives
 * its lease back, and the next holder treats what was being sent as interrupted.
 */
export async function outcomeOf<T>(
  call: Promise<T>,
): Promise<{ kind: 'answered'; answer: T } | NoPermit | { kind: 'callFailed'; error: S360Error }> {
  try {
    return { kind: 'answered', answer: await call };
  } catch (error) {
    if (isS360Error(error)) return { kind: 'callFailed', error };
    if (error instanceof NoPermitError) return { kind: 'noPermit', waitMs: error.waitMs };
    throw error;
  }
}
