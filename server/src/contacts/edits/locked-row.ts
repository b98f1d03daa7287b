import { AsyncLocalStorage } from 'node:async_hooks';
import type { Row } from '../../kernel/database/strapi-database';
import { integer } from '../../kernel/database/values';

/** The row of the contact that a guarded write has locked and read, for whoever listens to that write. */
export interface LockedRow {
  during<T>(row: Row | null, write: () => Promise<T>): Promise<T>;
  /**
   * The row with this id as it was locked; `null` when it is not known. It is answered once: what comes
   * after may have changed it.
   */
  take(id: unknown): Row | null;
}

/** Saves each save the second reading of the same locked row. */
export function lockedRow(): LockedRow {
  const storage = new AsyncLocalStorage<{ row: Row | null }>();
  return {
    during: (row, write) => storage.run({ row }, write),
    take(id) {
      const store = storage.getStore();
      const row = store?.row ?? null;
      if (!store || row === null || integer(row.id) !== integer(id)) return null;
      store.row = null;
      return row;
    },
  };
}
