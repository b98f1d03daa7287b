import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

/** Purchase summaries being computed anew for all contacts. */
export interface Rebuilding {
  /** ISO 8601. */
  startedAt: string;
  /** Contacts up to this id are done. */
  doneToId: number;
}

/** What is remembered of the purchase summaries from one boot to the next. */
export interface RememberedSummaries {
  /** Main currency as it was configured when the contacts' columns were written. */
  mainCurrency: string | null;
  /** Names of those columns; a plugin that had others wrote them. */
  columns?: string;
  rebuilding: Rebuilding | null;
  /** When all purchase summaries were last computed anew, ISO 8601. */
  rebuiltAt: string | null;
}

/** Where it is remembered. */
export interface SummariesMemory {
  read(): Promise<RememberedSummaries | null>;
  /**
   * Changes what is remembered, in the transaction under way or one of its own: nobody else changes it
   * from when it is decided until that ends. `null` leaves it. Answers whether it was changed.
   */
  change(
    decide: (known: RememberedSummaries | null) => RememberedSummaries | null,
  ): Promise<boolean>;
}

const KEY = 'facts';

/** In Strapi's own store; only this module writes under this key. */
export function strapiSummariesMemory(
  strapi: Core.Strapi,
  database: StrapiDatabase,
): SummariesMemory {
  const store = strapi.store({ type: 'plugin', name: PLUGIN_ID, key: KEY });
  const read = async () => ((await store.get({})) ?? null) as RememberedSummaries | null;
  return {
    read,
    change: (decide) =>
      database.transaction(async () => {
        await database
          .query('strapi::core-store')
          .select(['id'])
          .where({ key: `plugin_${PLUGIN_ID}_${KEY}` })
          .forUpdate()
          .execute();
        const changed = decide(await read());
        if (changed !== null) await store.set({ value: changed });
        return changed !== null;
      }),
  };
}
