import type { SyncFailure } from '../../contracts/contacts/contact-sync';
import { QUEUED_PULL_UID } from '../../contracts/uids';
import type { Row, StrapiDatabase } from '../../kernel/database/strapi-database';
import { integer, jsonText, text, time } from '../../kernel/database/values';
import { failureColumns, queuedReads, type PullReason } from '../../sending';
import { numberKey, type PullWork } from './work';

/**
 * The reasons by which pulls that orders need are stored: they are not complete once the contact has
 * arrived. The sentence is from before reasons had codes.
 */
export const NAMED_BY_ORDER: readonly string[] = [
  'namedByOrder' satisfies PullReason,
  'an order names it, and no contact has the number',
];

/** Where failed pulls are counted. */
export const FAILED_PULLS = {
  kind: 'pull',
  uid: QUEUED_PULL_UID,
  number: 'contactNumber',
} as const;

interface QueuedPulls {
  due(institution: string, now: Date, limit: number): Promise<PullWork[]>;
  /**
   * The queued pulls of these contacts, with the time until which each waits. Omits pulls that were
   * given up, and those of a drift check, which can wait.
   */
  list(
    institution: string,
    contactNumbers: readonly string[],
  ): Promise<{ pull: PullWork; nextAttemptAt: Date | null }[]>;
  /**
   * Removes the pull, unless it was requested again while it was made: then it is made once more.
   */
  finish(pull: PullWork): Promise<void>;
  /** Retries the pull at that time; at once if it was requested again meanwhile. */
  postpone(pull: PullWork, retryAt: Date, failure: SyncFailure | null): Promise<void>;
  /** Evaluates the pull once the contact's create is resolved; reads again then at the latest. */
  postponeForContact(pull: PullWork, retryAt: Date, contactDocumentId: string): Promise<void>;
  /**
   * Keeps the pull until it is requested again; records its failure where people should see it.
   */
  giveUp(pull: PullWork, at: Date, failure: SyncFailure | null): Promise<void>;
}

/** The possible outcomes of a pull. */
export type PullEnds = Pick<QueuedPulls, 'finish' | 'giveUp' | 'postpone' | 'postponeForContact'>;

function pullFrom(row: Row): PullWork {
  const contactNumber = text(row.contactNumber) ?? '';
  return {
    kind: 'pull',
    id: integer(row.id),
    contactNumber,
    lane: row.lane === 'bulk' ? 'bulk' : 'edit',
    attempts: integer(row.attempts),
    queuedAt: time(row.queuedAt),
    key: numberKey(contactNumber),
    ...(row.driftCheckId !== null && { driftCheckId: integer(row.driftCheckId) }),
    ...(NAMED_BY_ORDER.includes(text(row.reason) ?? '') && { isOfOrders: true }),
  };
}

export function queuedPulls(
  database: StrapiDatabase,
  holdingBulkJobs: () => Promise<number[]>,
): QueuedPulls {
  const reads = queuedReads(database, QUEUED_PULL_UID, holdingBulkJobs);
  return {
    async due(institution, now, limit) {
      return (await reads.due({ institution }, now, limit)).map(pullFrom);
    },
    async list(institution, contactNumbers) {
      if (contactNumbers.length === 0) return [];
      const rows = await database
        .query(QUEUED_PULL_UID)
        .select('*')
        .where({
          institution,
          contactNumber: { $in: [...contactNumbers] },
          driftCheckId: { $null: true },
          givenUpAt: { $null: true },
        })
        .execute();
      return rows.map((row) => ({ pull: pullFrom(row), nextAttemptAt: time(row.nextAttemptAt) }));
    },
    finish: reads.finish,
    postpone: (pull, retryAt, failure) =>
      reads.postpone(pull, retryAt, { failure: jsonText(failure) }),
    postponeForContact: (pull, retryAt, awaitsContact) =>
      reads.postpone(pull, retryAt, { failure: null, awaitsContact }),
    giveUp: (pull, at, failure) =>
      reads.giveUp(pull, at, { awaitsContact: null, ...failureColumns(failure) }),
  };
}
