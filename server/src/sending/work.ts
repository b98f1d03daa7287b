import type { Lane, S360Error } from '../s360';

/** Something that is due at an institution and costs a call. */
export interface Work {
  /** Kinds that are equally urgent take turns. */
  kind: string;
  lane: Lane;
  attempts: number;
  /** Work with the same key is never under way twice. */
  key: string;
}

/** A piece of work, as its source hands it to the dispatcher. */
export interface DueWork extends Work {
  /** What is called, where kind and lane do not say it: each call waits for a permit of its own. */
  call?: string;
  /** What its call is on record for, see `CallOnRecord`. */
  target?: string;
  perform(fence: Fence): Promise<WorkResult>;
}

/** The fence of the lease that is held, with time enough left for one call; `null` when it is lost. */
export type Fence = () => Promise<number | null>;

/** A permit is not to be had yet. */
export interface NoPermit {
  kind: 'noPermit';
  waitMs: number;
}

/** How a piece of work ended, for the dispatcher: `error` when S-360 or the network failed. */
export type WorkResult =
  /** No call was needed. */
  | { kind: 'nothing' }
  | { kind: 'done' }
  | NoPermit
  /** It waits for something that is under way, and nothing else does. */
  | { kind: 'waits'; waitMs: number }
  | { kind: 'callFailed'; error: S360Error };

export const DONE: WorkResult = { kind: 'done' };
export const NOTHING: WorkResult = { kind: 'nothing' };
