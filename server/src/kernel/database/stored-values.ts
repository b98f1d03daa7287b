import type { Core } from '@strapi/strapi';
import { PLUGIN_ID } from '../../contracts/uids';
import { gatheredRows } from './gathered';
import type { StrapiDatabase } from './strapi-database';
import { json } from './values';

/** Values of one kind among Strapi's own settings, each under a key. */
interface StoredValues<Value> {
  /**
   * Reads together what is asked for at the same time, as Strapi's store reads one value per
   * statement, and without an index. `null` when there is none.
   */
  read(key: string): Promise<Value | null>;
  /** A write within a transaction is part of that transaction. */
  write(key: string, value: Value): Promise<void>;
}

/** The caller states the shape that it stores; only one module uses each kind. */
export function storedValues<Value>(
  strapi: Core.Strapi,
  database: StrapiDatabase,
  kind: string,
): StoredValues<Value> {
  const rowsOf = gatheredRows(database, {
    uid: 'strapi::core-store',
    by: 'key',
    attributes: ['value'],
  });
  return {
    async read(key) {
      const [row] = await rowsOf(`plugin_${PLUGIN_ID}_${kind}:${key}`);
      return json<Value>(row?.value);
    },
    async write(key, value) {
      await strapi.store({ type: 'plugin', name: PLUGIN_ID, key: `${kind}:${key}` }).set({ value });
    },
  };
}
