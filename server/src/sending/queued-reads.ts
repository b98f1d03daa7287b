import type { SyncFailure } from '../contracts/contacts/contact-sync';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { jsonText } from '../kernel/database/values';

/** Something that is to be read from S-360, as a row of a table that has each thing once. */
export interface QueuedRead {
  id: number;
  attempts: number;
  queuedAt: Date | null;
}

/** What becomes of what was to be read. Whoever wants it again meanwhile has it read once more. */
export interface QueuedReads {
  /** The most urgent first. */
  due(where: Row, now: Date, limit: number): Promise<Row[]>;
  done(read: QueuedRead): Promise<void>;
  /** Read again then; wanted again meanwhile, at once. */
  later(read: QueuedRead, retryAt: Date, values: Row): Promise<void>;
  /** It stays where people see it, and is read when it is wanted again. */
  giveUp(read: QueuedRead, at: Date, values: Row): Promise<void>;
}

/** A condition: it waits for nothing. */
export const isDue = (now: Date): Row => ({
  $or: [{ nextAttemptAt: { $null: true } }, { nextAttemptAt: { $lte: now } }],
});

/** A condition, if any: no bulk job holds it back. */
export const isNotHeld = (holdingBulkJobs: readonly number[]): Row[] =>
  holdingBulkJobs.length === 0
    ? []
    : [{ $or: [{ bulkJobId: { $null: true } }, { bulkJobId: { $notIn: [...holdingBulkJobs] } }] }];

/** A failure as it is counted and shown. */
export const failed = (failure: SyncFailure | null): Row => ({
  failure: jsonText(failure),
  failureCode: failure?.code ?? null,
});

/** What is to be read, in a table of the database. */
export function queuedReads(
  database: StrapiDatabase,
  uid: string,
  holdingBulkJobs: () => Promise<number[]>,
): QueuedReads {
  const change = async (where: Row, values: Row): Promise<void> => {
    await database.query(uid).where(where).update(values).execute();
  };
  const unchanged = ({ id, queuedAt }: QueuedRead): Row => ({ id, queuedAt });
  return {
    due: async (where, now, limit) =>
      database
        .query(uid)
        .select('*')
        .where({
          ...where,
          givenUpAt: { $null: true },
          $and: [isDue(now), ...isNotHeld(await holdingBulkJobs())],
        })
        // 'edit' sorts after 'bulk': the lanes' names are their order here
        .orderBy({ lane: 'desc', queuedAt: 'asc', id: 'asc' })
        .limit(limit)
        .execute(),
    async done(read) {
      await database.query(uid).where(unchanged(read)).delete().execute();
    },
    later: (read, nextAttemptAt, values) =>
      change(unchanged(read), { attempts: read.attempts + 1, nextAttemptAt, ...values }),
    async giveUp(read, givenUpAt, values) {
      const { attempts, id } = read;
      await change({ id }, { attempts: attempts + 1, nextAttemptAt: null, ...values });
      // Wanted again meanwhile: it is read once more.
      await change(unchanged(read), { givenUpAt });
    },
  };
}
