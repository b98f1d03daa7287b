import type { ListRow } from '../../purchase-cells';

/** A text or number of a row; empty where the row has none, or the user may not read it. */
export function textAt(row: ListRow, name: string): string {
  const value = row[name];
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** The related entry in a column, as the Content Manager's list has it; `null` where there is none. */
export function relatedAt(row: ListRow, name: string): ListRow | null {
  const value = row[name];
  if (typeof value !== 'object' || value === null) return null;
  return Object.fromEntries(Object.entries(value));
}
