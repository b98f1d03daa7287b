import type { ImportExcluded } from '../contracts/institutions/steering';
import { EXCLUDED_ITEM_UID } from '../contracts/uids';
import { STREAMS, type Stream } from '../contracts/streams';
import { countWhere } from '../kernel/database/count-where';
import type { StrapiDatabase } from '../kernel/database/strapi-database';
import { chunks, integer, oneOf, storableTime, text, time } from '../kernel/database/values';
import { requireInstitution, type InstitutionRegistry } from '../institutions';
import type { ExcludedItem, ExcludedKeys } from './records';
import { storeOwnDelivery } from './own-delivery';

/** Records that are older than the depth of past data, waiting to be imported. */
export interface ExcludedItems {
  /** @throws NotFoundError for an unknown institution. */
  count(institution: string): Promise<number>;
  /**
   * Imports what changed since a date (UTC; everything without one), as deliveries that are applied
   * in their turn. Returns how many items they contain. Costs no call.
   *
   * @throws NotFoundError for an unknown institution.
   */
  importExcluded(institution: string, request: ImportExcluded.Request): Promise<number>;
}

interface ExcludedItemsPorts {
  database: StrapiDatabase;
  institutions: InstitutionRegistry;
  now(): Date;
  wake(institution: string, stream: Stream): void;
}

/** Stores one row per record: a later state that is still too old replaces an earlier one. */
export async function storeExcluded(
  database: StrapiDatabase,
  { institution, stream }: { institution: string; stream: Stream },
  items: readonly ExcludedItem[],
  excludedAt: Date,
): Promise<void> {
  const { column } = database.names(EXCLUDED_ITEM_UID);
  const storable = items.map((item) => ({
    ...item,
    changedAt: item.changedAt && storableTime(item.changedAt),
  }));
  for (const part of chunks(newestOfEach(storable), 50)) {
    const number = { $in: part.map((item) => item.number) };
    const known = await database
      .query(EXCLUDED_ITEM_UID)
      .select(['number', 'changedAt'])
      .where({ institution, stream, number })
      .execute();
    const knownAtMs = new Map(
      known.map((row) => [text(row.number), time(row.changedAt)?.getTime() ?? 0]),
    );
    const news = part.filter(
      (item) => changedAtMs(item) >= (knownAtMs.get(item.number) ?? -Infinity),
    );
    if (news.length === 0) continue;
    await database
      .query(EXCLUDED_ITEM_UID)
      .insert(
        news.map(({ keys, ...item }) => ({
          ...item,
          ...(keys ?? NO_KEYS),
          institution,
          stream,
          excludedAt,
        })),
      )
      .onConflict(['institution', 'stream', 'number'].map(column))
      .merge(['changedAt', 'body', 'excludedAt', ...Object.keys(NO_KEYS)].map(column))
      .execute();
  }
}

/** Orders are looked up only by their ids. */
const NO_KEYS: Record<keyof ExcludedKeys, null> = {
  emailKey: null,
  phoneKey: null,
  nameKey: null,
  keyedBy: null,
};

/** Deletes excluded items whose records arrived in another way: there is nothing left to import. */
export async function forgetExcluded(
  database: StrapiDatabase,
  { institution, stream }: { institution: string; stream: Stream },
  numbers: readonly string[],
): Promise<void> {
  for (const part of chunks(numbers)) {
    await database
      .query(EXCLUDED_ITEM_UID)
      .where({ institution, stream, number: { $in: part } })
      .delete()
      .execute();
  }
}

const changedAtMs = ({ changedAt }: ExcludedItem): number => changedAt?.getTime() ?? 0;

function newestOfEach(items: readonly ExcludedItem[]): ExcludedItem[] {
  const newest = new Map<string, ExcludedItem>();
  for (const item of items) {
    const other = newest.get(item.number);
    if (!other || changedAtMs(item) >= changedAtMs(other)) newest.set(item.number, item);
  }
  return [...newest.values()];
}

const ITEMS_PER_DELIVERY = 50;

export function databaseExcludedItems({ database, ...ports }: ExcludedItemsPorts): ExcludedItems {
  async function importNext(institution: string, since: Date | null): Promise<number> {
    return database.transactionWithRetries(async () => {
      const rows = await database
        .query(EXCLUDED_ITEM_UID)
        .select('*')
        .where({ institution, ...(since && { changedAt: { $gte: since } }) })
        .orderBy({ id: 'asc' })
        .limit(ITEMS_PER_DELIVERY)
        .forUpdate()
        .execute();
      const [first] = rows;
      if (!first) return 0;
      const together = rows.filter(({ stream }) => stream === first.stream);
      const of = { institution, stream: oneOf(STREAMS, first.stream), origin: 'imported' } as const;
      const bodies = together.map((row) => text(row.body) ?? 'null');
      await storeOwnDelivery(database, of, bodies, ports.now());
      await database
        .query(EXCLUDED_ITEM_UID)
        .where({ id: { $in: together.map(({ id }) => integer(id)) } })
        .delete()
        .execute();
      return together.length;
    });
  }

  return {
    async count(institution) {
      requireInstitution(ports.institutions, institution);
      return countWhere(database, EXCLUDED_ITEM_UID, { institution });
    },
    async importExcluded(institution, { since }) {
      requireInstitution(ports.institutions, institution);
      const moment = since === undefined ? null : new Date(`${since}T00:00:00.000Z`);
      let imported = 0;
      for (;;) {
        const moved = await importNext(institution, moment);
        if (moved === 0) break;
        imported += moved;
      }
      if (imported > 0) for (const stream of STREAMS) ports.wake(institution, stream);
      return imported;
    },
  };
}
