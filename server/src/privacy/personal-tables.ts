import type { DataTable, PersonalTable } from '../kernel/personal-data';

/** Those that hold something of people. */
export const personalTables = (tables: readonly DataTable[]): PersonalTable[] =>
  tables.flatMap((table) => ('rowsOf' in table ? [table] : []));
