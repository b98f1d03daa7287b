import { LEASE_UID } from '../contracts/uids';
import type { Row, StrapiDatabase } from './database/strapi-database';
import { databaseTimeMs } from './database/time';
import { integer, text } from './database/values';

/** The exclusive right to do a job, until it expires. */
export interface Lease {
  job: string;
  /** Grows with each new holder, so that late writes of an earlier holder can be recognized. */
  fence: number;
  /** When it expires, by this process's monotonic clock, ms. */
  heldUntilMs: number;
}

/** How long a lease lasts, and how long an earlier holder may still be working after it expires. */
export interface LeaseTerms {
  durationMs: number;
  /** The longest call that the holder may have begun just before its lease ended. */
  graceMs: number;
}

export interface Leases {
  /**
   * Takes or renews the lease; `null` while another process has it.
   * @param highestFence returns the highest fence in the data. After an import or a restored backup
   *   it may be above the lease's own fence; a newly taken lease then gets a higher one.
   */
  hold(job: string, terms: LeaseTerms, highestFence?: () => Promise<number>): Promise<Lease | null>;
  /** Releases a lease, so that the next process need not wait until it expires. */
  release(job: string): Promise<void>;
}

/** Leases that can also be looked at without being taken. */
export interface VisibleLeases extends Leases {
  /** Whether another process has the lease now. */
  isHeldElsewhere(job: string): Promise<boolean>;
  /** Whether another process has any lease now. */
  isAnyHeldElsewhere(): Promise<boolean>;
}

export interface LeaseRow {
  holder: string | null;
  fence: number;
  expiresAtMs: number;
}

/**
 * Decides whether `holder` may have the lease: the new row, or `null` if not. A holder whose lease
 * has expired gets a new fence too, because another process may have had the lease in between.
 */
export function decideLease(
  row: LeaseRow,
  holder: string,
  nowMs: number,
  { durationMs, graceMs }: LeaseTerms,
): LeaseRow | null {
  const expiresAtMs = nowMs + durationMs;
  if (row.holder === holder && row.expiresAtMs > nowMs) return { ...row, expiresAtMs };
  const isFree = row.holder === null || row.holder === holder || row.expiresAtMs + graceMs <= nowMs;
  return isFree ? { holder, fence: row.fence + 1, expiresAtMs } : null;
}

function leaseFromRow(row: Row): LeaseRow {
  return {
    holder: text(row.holder),
    fence: integer(row.fence),
    expiresAtMs: integer(row.expiresAtMs),
  };
}

/** Leases in Strapi's database, by the database's clock. */
export function databaseLeases(database: StrapiDatabase, holder: string): VisibleLeases {
  const { table, column } = database.names(LEASE_UID);
  return {
    async hold(job, terms, highestFence = async () => 0) {
      const askedAtMs = performance.now();
      const row = await database.transactionWithRetries(async (trx) => {
        // Write first: that locks the row, and on SQLite the database.
        const lock = () =>
          trx(table)
            .where({ job })
            .update({ fence: trx.raw('fence') });
        if ((await lock()) === 0) {
          const fresh = { job, holder: null, fence: 0, expiresAtMs: 0 };
          await database.query(LEASE_UID).insert(fresh).onConflict(['job']).ignore().execute();
          await lock();
        }
        const [known] = await database.query(LEASE_UID).select('*').where({ job }).execute();
        const nowMs = await databaseTimeMs(database, trx);
        const row = leaseFromRow(known ?? {});
        const next = decideLease(row, holder, nowMs, terms);
        if (next) {
          if (next.fence > row.fence) next.fence = Math.max(next.fence, (await highestFence()) + 1);
          await database
            .query(LEASE_UID)
            .where({ job })
            .update({ ...next })
            .execute();
        }
        return next;
      });
      return row && { job, fence: row.fence, heldUntilMs: askedAtMs + terms.durationMs };
    },
    isHeldElsewhere: (job) =>
      database.transaction(async (trx) => {
        const [row] = await database.query(LEASE_UID).select('*').where({ job }).execute();
        const known = leaseFromRow(row ?? {});
        if (known.holder === null || known.holder === holder) return false;
        return known.expiresAtMs > (await databaseTimeMs(database, trx));
      }),
    isAnyHeldElsewhere: () =>
      database.transaction(async (trx) => {
        const expiresAtMs = { $gt: await databaseTimeMs(database, trx) };
        const held = database
          .query(LEASE_UID)
          .select(['id'])
          .where({ holder: { $notNull: true, $ne: holder }, expiresAtMs })
          .limit(1);
        return (await held.execute()).length > 0;
      }),
    release: (job) =>
      database.transaction(async (trx) => {
        await trx(table)
          .where({ job, holder })
          .update({ holder: null, [column('expiresAtMs')]: 0 });
      }),
  };
}
