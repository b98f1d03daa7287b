import { isDatabaseGone, isLockNotHad, isOfOtherTables } from '../kernel/database/failures';

/**
 * Everything that would fail again is an item's fault, be it of a kind that nobody foresaw: one that
 * was not blamed would stop the stream for ever.
 */
const isAtFault = (error: unknown): boolean =>
  !isDatabaseGone(error) && !isLockNotHad(error) && !isOfOtherTables(error);

/**
 * One item at fault must not hold up the others: they are then tried one by one, and only those at
 * fault are refused. What is not an item's fault (the database is gone, a lock was not had) is
 * thrown: the delivery stays stored and is applied later. Answers one result for all, or one each.
 */
export async function togetherOrAlone<Item, Result>(
  items: readonly Item[],
  receive: (items: readonly Item[]) => Promise<Result>,
  refuse: (item: Item, error: unknown) => Result,
): Promise<Result[]> {
  try {
    return [await receive(items)];
  } catch (error) {
    if (!isAtFault(error)) throw error;
    const [only] = items;
    if (items.length === 1 && only !== undefined) return [refuse(only, error)];
  }
  const results: Result[] = [];
  for (const item of items) results.push(...(await togetherOrAlone([item], receive, refuse)));
  return results;
}

/** How a delivery is applied and noted as applied. */
export interface ApplyAndFinish<Changed> {
  /**
   * `oneForAll`: an item at fault is thrown, for everything to be undone; else it is found and
   * refused by itself. `keepLease` throws when another process has taken over.
   */
  (options: { oneForAll: boolean; keepLease(): Promise<void> }): Promise<Changed[]>;
}

/**
 * Applies a delivery and notes it in one transaction where it is short enough: each commit waits for
 * the disk. With an item at fault it is applied in parts, outside of that transaction.
 */
export async function inOneTransaction<Changed>(
  applyAndFinish: ApplyAndFinish<Changed>,
  ports: {
    isShortEnough: boolean;
    keepLease(): Promise<void>;
    /** Runs all that is written meanwhile in one transaction, repeated whole after a lost race. */
    oneTransaction<T>(work: () => Promise<T>): Promise<T>;
  },
): Promise<Changed[]> {
  const { isShortEnough, keepLease, oneTransaction } = ports;
  if (isShortEnough) {
    await keepLease();
    try {
      const isKept = () => Promise.resolve();
      return await oneTransaction(() => applyAndFinish({ oneForAll: true, keepLease: isKept }));
    } catch (error) {
      if (!isAtFault(error)) throw error;
    }
  }
  return applyAndFinish({ oneForAll: false, keepLease });
}
