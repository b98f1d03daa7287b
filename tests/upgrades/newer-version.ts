import type { Core } from '@strapi/strapi';
import type { Schema } from '@strapi/database/dist/schema/types';

/** Leaves a database as a newer version would that has one more column. */
export async function useAsNewer(
  { db, store }: Core.Strapi,
  version: string,
  { column, table }: { column: string; table: string },
): Promise<void> {
  await db.connection.schema.alterTable(table, (altered) => void altered.string(column));
  const stored: { schema: Schema } | null = await db.schema.schemaStorage.read();
  const tables = (stored?.schema.tables ?? []).map((one) =>
    one.name === table
      ? { ...one, columns: [...one.columns, { name: column, type: 'string' }] }
      : one,
  );
  await db.schema.schemaStorage.add({ tables });
  await store({ type: 'plugin', name: 's360', key: 'version' }).set({ value: version });
}
