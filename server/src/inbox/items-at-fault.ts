import { isDatabaseGone, isLockNotHad, isOfOtherTables } from '../kernel/database/failures';

/**
 * Every error that would recur counts as the item's fault, even an unforeseen one: otherwise it
 * would block the stream forever.
 */
const isAtFault = (error: unknown): boolean =>
  !isDatabaseGone(error) && !isLockNotHad(error) && !isOfOtherTables(error);

/**
 * Applies all items together, and one by one after an error, so that an item at fault does not
 * block the others and only that item is refused. Errors that are not an item's fault (the database
 * is gone, a lock was not available) propagate: the delivery stays stored and is applied later.
 * Returns one result for all items, or one for each.
 */
export async function applyTogetherOrSingly<Item, Result>(
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
  for (const item of items) results.push(...(await applyTogetherOrSingly([item], receive, refuse)));
  return results;
}

/** Applies a delivery and marks it as applied. */
export interface ApplyAndFinish<Changed> {
  /**
   * With `oneForAll`, throws for an item at fault, so that everything is rolled back; otherwise
   * finds that item and refuses it alone. `keepLease` throws when another process has taken over.
   */
  (options: { oneForAll: boolean; keepLease(): Promise<void> }): Promise<Changed[]>;
}

/**
 * Applies a short delivery and marks it as applied in one transaction, because each commit waits
 * for the disk. After an item at fault, applies the delivery in parts without that transaction.
 */
export async function applyInOneTransaction<Changed>(
  applyAndFinish: ApplyAndFinish<Changed>,
  ports: {
    isShortEnough: boolean;
    keepLease(): Promise<void>;
    /**
     * Runs all writes of the work in one transaction, and repeats it as a whole after a lost race.
     */
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
