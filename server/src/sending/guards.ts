import type { QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';

/** Links that a change has just marked as pending, or created. */
export interface GuardedMark {
  author: string | null;
  contactDocumentIds: readonly string[];
  links: number;
  at: Date;
}

/**
 * Counts the marks of one piece of work. A contact counts once, even if its transaction is retried.
 */
export type MarkTally = Map<string, number>;

/**
 * Puts bulk changes on hold until an operator approves their cost: a script could quickly spend the
 * quota of several months.
 */
export interface BulkGuard {
  /**
   * Call it in the marking transaction, after the mark. `tally` collects the marks of work that
   * spans several transactions; without it, the marks of one transaction count together.
   */
  watch(mark: GuardedMark, tally?: MarkTally): Promise<void>;
}

/** Contacts or orders that a delivery has just enqueued. */
export interface QueuedByDelivery {
  institution: string;
  deliveryId: string;
  uid: typeof QUEUED_PULL_UID | typeof QUEUED_ORDER_UID;
  /** Contact numbers or order ids. */
  names: readonly string[];
}

/**
 * Puts the reads of one delivery on hold once they exceed a number of calls, until a person
 * approves their cost: a delivery that names thousands would spend the quota of weeks.
 */
export interface PullGuard {
  /** Call it in the transaction that enqueued them, after the enqueueing. */
  watch(queued: QueuedByDelivery): Promise<void>;
}
