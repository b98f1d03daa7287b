import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import type { StrapiDatabase } from '../../kernel/database/strapi-database';

/** A rebuild of all purchase summaries that is under way. */
export interface Rebuilding {
  /** ISO 8601. */
  startedAt: string;
  /** Contacts up to this id are done. */
  doneToId: number;
}

/** What is remembered about the purchase summaries from one boot to the next. */
export interface RememberedSummaries {
  /** The configured main currency when the contacts' columns were written. */
  mainCurrency: string | null;
  /** Names of those columns; they differ when another version of the plugin wrote them. */
  columns?: string;
  rebuilding: Rebuilding | null;
  /** When all purchase summaries were last rebuilt, ISO 8601. */
  rebuiltAt: string | null;
}

export interface SummariesMemory {
  read(): Promise<RememberedSummaries | null>;
  /**
   * Changes what is remembered, in the current transaction or in one of its own. Nobody else can
   * change it from the decision until that transaction ends. `null` changes nothing. Returns
   * whether it changed.
   */
  change(
    decide: (known: RememberedSummaries | null) => RememberedSummaries | null,
  ): Promise<boolean>;
}

const KEY = 'facts';

/** Uses Strapi's own store; only this module writes under this key. */
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
