import type { TableCounts } from '../../transfer/table-file';

/** Counts by the names of tables as people see them, without the plugin's prefix. */
export const byTableName = (counts: TableCounts): TableCounts =>
  Object.fromEntries(
    Object.entries(counts).map(([uid, count]) => [uid.slice(uid.indexOf('::') + 2), count]),
  );
