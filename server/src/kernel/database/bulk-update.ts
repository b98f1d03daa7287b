import { bulkInsert } from './bulk-insert';
import type { InTransaction } from './strapi-database';
import { updateFromRecordset } from './postgres-recordset';
import { updateRowByRow } from './sqlite-rows';
import type { Row } from './strapi-database';

/** Existing rows, identified by their ids, and the attributes to write. */
interface BulkUpdate {
  /** On MySQL, rows must also contain every attribute that a new row would require. */
  rows: readonly (Row & { id: number })[];
  attributes: readonly string[];
}

/**
 * Updates many rows in the cheapest way of each database, with values as in `bulkInsert`. An upsert
 * would also work, but it first checks whether each row could be inserted.
 */
export async function bulkUpdate(
  context: InTransaction,
  uid: string,
  update: BulkUpdate,
): Promise<void> {
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
