import type { Core } from '@strapi/strapi';
import type { Schema, Table } from '@strapi/database/dist/schema/types';
import { listAt } from '../helpers/json';

const ID = { name: 'id', type: 'increments' };

/** Leaves a database as a newer version would that has one more column and one more table. */
export async function useAsNewer(
  { db, store }: Core.Strapi,
  version: string,
  { column, table }: { column: string; table: string },
): Promise<void> {
  const added: Table = { name: 's360_added', columns: [ID], indexes: [], foreignKeys: [] };
  await db.connection.transaction((trx) => db.schema.builder.createTables([added], trx));
  await db.connection.schema.alterTable(table, (altered) => void altered.string(column));
  const stored: { schema: Schema } | null = await db.schema.schemaStorage.read();
  const tables = (stored?.schema.tables ?? []).map((one) =>
    one.name === table
      ? { ...one, columns: [...one.columns, { name: column, type: 'string' }] }
      : one,
  );
  await db.schema.schemaStorage.add({ tables: [...tables, added] });
  const kept = { type: 'core', key: 'persisted_tables' };
  const names: unknown = await store.get(kept);
  await store.set({ ...kept, value: [...listAt(names), { name: added.name }] });
  await store({ type: 'plugin', name: 's360', key: 'version' }).set({ value: version });
}
