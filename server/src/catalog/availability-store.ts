import type { PerformanceAvailability } from '../contracts/catalog/catalog';
import { AVAILABILITY_UID } from '../contracts/uids';
import { bulkInsert } from '../kernel/database/bulk-insert';
import type { Row, StrapiDatabase } from '../kernel/database/strapi-database';
import { json, jsonText, text, textsIn, time } from '../kernel/database/values';
import type { PlacesLeft } from './availability-answer';

/** What is known of the places left of one performance, and since when a new read is queued. */
export interface StoredAvailability extends PlacesLeft {
  checkedAt: Date | null;
  queuedAt: Date | null;
}

/** Places left, in the database: all operators and processes share one queue of reads. */
export interface AvailabilityStore {
  /** Keyed by performance id. */
  read(
    institution: string,
    performanceIds: readonly string[],
  ): Promise<Map<string, StoredAvailability>>;
  /** Enqueues a read of every performance that is not queued yet. */
  enqueue(institution: string, performanceIds: readonly string[], at: Date): Promise<void>;
  /** The queued performances, the oldest first. */
  queued(institution: string, limit: number): Promise<string[]>;
  /** Stores what S-360 answered and takes the performances off the queue. */
  keep(institution: string, places: readonly PlacesLeft[], checkedAt: Date): Promise<void>;
}

function storedFrom(row: Row): StoredAvailability {
  const level = text(row.level);
  return {
    performanceId: text(row.performanceId) ?? '',
    level: level === 'GOOD' || level === 'LIMITED' || level === 'NONE' ? level : 'UNKNOWN',
    seatCategories: json<PerformanceAvailability['seatCategories']>(row.seatCategories) ?? [],
    checkedAt: time(row.checkedAt),
    queuedAt: time(row.queuedAt),
  };
}

export function databaseAvailabilityStore(database: StrapiDatabase): AvailabilityStore {
  const rows = () => database.query(AVAILABILITY_UID);
  return {
    async read(institution, performanceIds) {
      const found = await rows()
        .select('*')
        .where({ institution, performanceId: { $in: [...performanceIds] } })
        .execute();
      return new Map(found.map(storedFrom).map((stored) => [stored.performanceId, stored]));
    },
    enqueue: (institution, performanceIds, at) =>
      database.transactionWithRetries(async (trx) => {
        const queued = performanceIds.map((performanceId) => ({
          institution,
          performanceId,
          queuedAt: at,
        }));
        await bulkInsert({ database, trx }, AVAILABILITY_UID, {
          rows: queued,
          onTaken: { kind: 'leave' },
        });
        await rows()
          .where({
            institution,
            performanceId: { $in: [...performanceIds] },
            queuedAt: { $null: true },
          })
          .update({ queuedAt: at })
          .execute();
      }),
    async queued(institution, limit) {
      const found = await rows()
        .select(['performanceId'])
        .where({ institution, queuedAt: { $notNull: true } })
        .orderBy({ queuedAt: 'asc', id: 'asc' })
        .limit(limit)
        .execute();
      return textsIn(found, 'performanceId');
    },
    keep: (institution, places, checkedAt) =>
      database.transactionWithRetries(async (trx) => {
        await bulkInsert({ database, trx }, AVAILABILITY_UID, {
          rows: places.map(({ level, performanceId, seatCategories }) => ({
            institution,
            performanceId,
            level,
            seatCategories: jsonText(seatCategories),
            checkedAt,
            queuedAt: null,
          })),
          onTaken: {
            kind: 'merge',
            by: ['institution', 'performanceId'],
            attributes: ['level', 'seatCategories', 'checkedAt', 'queuedAt'],
          },
        });
      }),
  };
}
