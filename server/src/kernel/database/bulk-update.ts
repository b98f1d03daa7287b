import { bulkInsert, type Context } from './bulk-insert';
import { updateFromRecordset } from './postgres-recordset';
import { updateRowByRow } from './sqlite-rows';
import type { Row } from './strapi-database';

/** Rows that are there, found by their ids, and the attributes of them that are written. */
export interface BulkUpdate {
  /** MySQL needs all that a new row would have to fill, too. */
  rows: readonly (Row & { id: number })[];
  attributes: readonly string[];
}

/**
 * Updates many rows at the least cost that each database knows, in the forms of `bulkInsert`. An
 * upsert would do, but looks whether each row could be inserted before.
 */
export async function bulkUpdate(context: Context, uid: string, update: BulkUpdate): Promise<void> {
  const { attributes, rows } = update;
  if (rows.length === 0) return;
  const names = context.database.names(uid);
  const columns = attributes.map((name) => [name, names.column(name)] as const);
  const written = { trx: context.trx, names, rows, columns };
  switch (context.database.client) {
    case 'sqlite':
      return updateRowByRow(written);
    case 'postgres':
      return updateFromRecordset(written);
    case 'mysql': {
      const onTaken = { kind: 'merge', by: ['id'], attributes } as const;
      await bulkInsert(context, uid, { rows, onTaken });
    }
  }
}
