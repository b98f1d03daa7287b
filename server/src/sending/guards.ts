import type { QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../contracts/uids';

/** Links that somebody's change has just marked, or made. */
export interface GuardedMark {
  author: string | null;
  contactDocumentIds: readonly string[];
  links: number;
  at: Date;
}

/** Marks of one piece of work; a contact counts once, also when a transaction is repeated. */
export type MarkTally = Map<string, number>;

/**
 * Holds back what somebody marks in bulk, until an operator approves what it costs: a quota of
 * months is soon spent by a script.
 */
export interface BulkGuard {
  /**
   * To be called in the transaction that marked, after the mark. `tally` collects the marks of work
   * that takes several transactions; without it those of one transaction count together.
   */
  watch(mark: GuardedMark, tally?: MarkTally): Promise<void>;
}

/** Contacts or orders that a delivery has just made wanted. */
export interface QueuedByDelivery {
  institution: string;
  deliveryId: string;
  uid: typeof QUEUED_PULL_UID | typeof QUEUED_ORDER_UID;
  /** Contact numbers or order ids. */
  names: readonly string[];
}

/**
 * Holds back what one delivery wants to be read from S-360 once that is more than a number of calls,
 * until a person approves what it costs: one that names thousands would spend the quota of weeks.
 */
export interface PullGuard {
  /** To be called in the transaction that wanted them, after it did. */
  watch(wanted: QueuedByDelivery): Promise<void>;
}
