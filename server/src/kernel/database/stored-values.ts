import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import { bulkInsert } from './bulk-insert';
import { gatheredRows } from './gathered';
import type { StrapiDatabase } from './strapi-database';
import { json } from './values';

/** Strapi's own settings; `services/core-store` of `@strapi/core` writes their rows like this. */
const STORE_UID = 'strapi::core-store';

/** Values of one kind among Strapi's own settings, each under a key. */
interface StoredValues<Value> {
  /**
   * Reads together what is asked for at the same time, as Strapi's store reads one value per
   * statement, and without an index. `null` when there is none.
   */
  read(key: string): Promise<Value | null>;
  /** A write within a transaction is part of that transaction. */
  write(key: string, value: Value): Promise<void>;
  /** Writes values that had none so far, in one statement however many there are. */
  writeNew(values: ReadonlyMap<string, Value>): Promise<void>;
}

/** The caller states the shape that it stores; only one module uses each kind. */
export function storedValues<Value>(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  kind: string,
): StoredValues<Value> {
  const inStore = (key: string) => `plugin_${PLUGIN_ID}_${kind}:${key}`;
  const rowsOf = gatheredRows(database, {
    uid: STORE_UID,
    by: 'key',
    attributes: ['value'],
  });
  return {
    async read(key) {
      const [row] = await rowsOf(inStore(key));
      return json<Value>(row?.value);
    },
    async write(key, value) {
      await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: `${kind}:${key}` }).set({ value });
    },
    async writeNew(values) {
      if (values.size === 0) return;
      const rows = [...values].map(([key, value]) => ({
        key: inStore(key),
        type: typeof value,
        value: JSON.stringify(value),
      }));
      await database.transactionWithRetries((trx) =>
        bulkInsert({ database, trx }, STORE_UID, { rows, onTaken: { kind: 'fail' } }),
      );
    },
  };
}
