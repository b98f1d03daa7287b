/**
 * Makes a value deeply immutable, as rows are shared between tables, drafts and readers. Stops at
 * values that are already frozen.
 */
export function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  if (Object.isFrozen(value)) return value;
  Object.freeze(value);
  Object.values(value).forEach(frozen);
  return value;
}

const byId = (a: { id: number | null }, b: { id: number | null }) => (a.id ?? 0) - (b.id ?? 0);

/** The matching rows in order of their ids. */
export const rowsWhere = <T extends { id: number | null }>(
  rows: readonly T[],
  isWanted: (row: T) => boolean,
): T[] => rows.filter(isWanted).sort(byId);

/** The rows with some of them replaced; the same table when none is. */
export function replaced<T extends object>(rows: T[], replacement: (row: T) => T): T[] {
  let isChanged = false;
  const next = rows.map((row) => {
    const other = replacement(row);
    isChanged ||= other !== row;
    return other === row ? row : frozen(other);
  });
  return isChanged ? next : rows;
}
