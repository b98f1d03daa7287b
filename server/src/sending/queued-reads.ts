import type { SyncFailure } from '../contracts/contacts/contact-sync';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { integer, jsonText } from '../kernel/database/values';
import { isDue, type DueRows } from './due-rows';
import type { Look } from './source';

/** Why a read from S-360 was queued, as its table says it. */
export type PullReason =
  /** A person asked for it. */
  | 'requested'
  /** A person had it tried again after its failure. */
  | 'retried'
  /** A person made a new contact of the number. */
  | 'decidedAsNew'
  /** A person said which contact has the number. */
  | 'decidedWhose'
  /** Two contacts with the number were merged. */
  | 'merged'
  /** A delivery named only the number of the contact or order. */
  | 'numberOnly'
  /** What came does not tell whose number it is. */
  | 'nobodyShown'
  /** An undated item waited while a newer one was applied. */
  | 'undated'
  /** What came differs from what was seen last. */
  | 'differs'
  /** Something that S-360 has not shown would be overwritten. */
  | 'sendsUnseen'
  /** S-360 changed the contact while it was being sent. */
  | 'changedWhileSent'
  /** The mapping changed while the contact was being sent. */
  | 'mappingChanged'
  /** An order names the number, and no contact has it. */
  | 'namedByOrder'
  /** The booking of the order was closed. */
  | 'bookingClosed'
  | 'driftCheck';

/** A queued read from S-360. Its table has each contact or order at most once. */
export interface QueuedRead {
  id: number;
  attempts: number;
  queuedAt: Date | null;
}

/** The queue of reads. A read that is enqueued again while it is in progress is made once more. */
interface QueuedReads {
  /** The most urgent first. */
  due(where: Row, now: Date, limit: number): Promise<Row[]>;
  finish(read: QueuedRead): Promise<void>;
  /** Retries the read at `retryAt`, or at once if it was enqueued again meanwhile. */
  postpone(read: QueuedRead, retryAt: Date, values: Row): Promise<void>;
  /** The read stays visible to operators, and is made when it is enqueued again. */
  giveUp(read: QueuedRead, at: Date, values: Row): Promise<void>;
}

/** A condition, if any: no bulk job has put the work on hold. */
export const isNotHeld = (holdingBulkJobs: readonly number[]): Row[] =>
  holdingBulkJobs.length === 0
    ? []
    : [{ $or: [{ bulkJobId: { $null: true } }, { bulkJobId: { $notIn: [...holdingBulkJobs] } }] }];

/**
 * Reads rows that no bulk job has put on hold. A bulk job that is created while they are read counts,
 * too: it appears together with what it holds.
 */
export async function readNotHeld(
  holdingBulkJobs: () => Promise<readonly number[]>,
  read: (isNotHeld: readonly Row[]) => Promise<Row[]>,
): Promise<Row[]> {
  const rows = await read(isNotHeld(await holdingBulkJobs()));
  if (rows.every(({ bulkJobId }) => bulkJobId === null)) return rows;
  const holding = await holdingBulkJobs();
  return rows.filter(
    ({ bulkJobId }) => bulkJobId === null || !holding.includes(integer(bulkJobId)),
  );
}

/** The columns by which a failure is counted and shown. */
export const failureColumns = (failure: SyncFailure | null): Row => ({
  failure: jsonText(failure),
  failureCode: failure?.code ?? null,
});

const whereDue = (now: Date, notHeld: readonly Row[]): Row => ({
  givenUpAt: { $null: true },
  $and: [isDue(now), ...notHeld],
});

/** Where reads of this table are due, at any institution. */
export const dueReadRows = (uid: string, { holdingBulkJobs, now }: Look): DueRows => ({
  uid,
  where: whereDue(now, isNotHeld(holdingBulkJobs)),
  unlessPaused: 'receiving',
});

export function queuedReads(
  database: StrapiDatabase,
  uid: string,
  holdingBulkJobs: () => Promise<number[]>,
): QueuedReads {
  const change = async (where: Row, values: Row): Promise<void> => {
    await database.query(uid).where(where).update(values).execute();
  };
  const whereUnchanged = ({ id, queuedAt }: QueuedRead): Row => ({ id, queuedAt });
  return {
    due: (where, now, limit) =>
      readNotHeld(holdingBulkJobs, (notHeld) =>
        database
          .query(uid)
          .select('*')
          .where({ ...where, ...whereDue(now, notHeld) })
          // The names of the lanes sort in the right order: 'edit' comes after 'bulk'.
          .orderBy({ lane: 'desc', queuedAt: 'asc', id: 'asc' })
          .limit(limit)
          .execute(),
      ),
    async finish(read) {
      await database.query(uid).where(whereUnchanged(read)).delete().execute();
    },
    postpone: (read, nextAttemptAt, values) =>
      change(whereUnchanged(read), { attempts: read.attempts + 1, nextAttemptAt, ...values }),
    async giveUp(read, givenUpAt, values) {
      const { attempts, id } = read;
      await change({ id }, { attempts: attempts + 1, nextAttemptAt: null, ...values });
      // A read that was enqueued again meanwhile is made once more.
      await change(whereUnchanged(read), { givenUpAt });
    },
  };
}
