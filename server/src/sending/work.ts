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

/** A piece of work that a source hands to the dispatcher. */
export interface DueWork extends Work {
  /**
   * The name of the call, where kind and lane do not determine it. Each call waits for its own
   * permit.
   */
  call?: string;
  /** The target of its call on record, see `CallOnRecord`. */
  target?: string;
  /** Where in a trace it was caused, if that was recorded. */
  traceparent?: string | null;
  perform(fence: Fence): Promise<WorkResult>;
}

/** The fence of the lease, if enough of the lease is left for one call; `null` otherwise. */
export type Fence = () => Promise<number | null>;

/** No permit is available yet. */
export interface NoPermit {
  kind: 'noPermit';
  waitMs: number;
  /** Set when only calls of this method wait: other work of the same kind may need another. */
  isMethodClosed?: true;
}

/** How a piece of work ended, for the dispatcher. */
export type WorkResult =
  /** No call was needed. */
  | { kind: 'nothing' }
  | { kind: 'done' }
  | NoPermit
  /** This piece of work waits for something in progress; other work does not. */
  | { kind: 'waits'; waitMs: number }
  | { kind: 'callFailed'; error: S360Error };

export const DONE: WorkResult = { kind: 'done' };
export const NOTHING: WorkResult = { kind: 'nothing' };
