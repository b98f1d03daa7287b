import { AsyncLocalStorage } from 'node:async_hooks';
import type { Row } from '../../kernel/database/strapi-database';
import { text } from '../../kernel/database/values';

/** The contact row that a guarded write has locked and read, for the listeners to that write. */
export interface LockedRow {
  run<T>(row: Row | null, write: () => Promise<T>): Promise<T>;
  /**
   * The locked row with this id; `null` when it is not known. It is returned once, since later
   * statements may have changed the row.
   */
  take(id: unknown): Row | null;
}

/** Spares each save a second read of the same locked row. */
export function lockedRow(): LockedRow {
  const storage = new AsyncLocalStorage<{ row: Row | null }>();
  return {
    run: (row, write) => storage.run({ row }, write),
    take(id) {
      const store = storage.getStore();
      const row = store?.row ?? null;
      if (!store || row === null || text(row.id) !== text(id)) return null;
      store.row = null;
      return row;
    },
  };
}
