import { reason, type Reason } from '../contracts/reasons';
import { isTransient } from '../kernel/database/failures';
import { UnknownWordError } from '../kernel/database/values';
import { errorMarks } from '../kernel/describe-error';
import type { StoredDelivery } from './records';
import { firstRun, type Run } from './runs';

/**
 * Every error that would recur counts as the item's fault, even an unforeseen one: otherwise it
 * would block the stream forever.
 */
const isAtFault = (error: unknown): boolean => !isTransient(error);

/** Why an item at fault was not applied. */
export const whyNotStored = (error: unknown): Reason =>
  error instanceof UnknownWordError
    ? reason('ofNewerVersion')
    : reason('notStored', { error: errorMarks(error) });

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

export interface ApplyOptions {
  /**
   * Throw for an item at fault, so that everything is rolled back; otherwise find that item and
   * refuse it alone.
   */
  oneForAll: boolean;
  /** Renews the lease before each part; throws when another process has taken over. */
  keepLease(): Promise<void>;
}

/**
 * Applies a run that is short enough and marks its deliveries as applied in one transaction, because
 * each commit waits for the disk. After an item at fault, applies the delivery in parts without that
 * transaction; several deliveries are not applied at all then, and the error is thrown.
 */
export async function applyInOneTransaction<Changed>(
  applyAndFinish: (options: ApplyOptions) => Promise<Changed[]>,
  ports: {
    run: Run;
    isShortEnough: boolean;
    keepLease(): Promise<void>;
    /**
     * Runs all writes of the work in one transaction, and repeats it as a whole after a lost race.
     */
    oneTransaction<T>(work: () => Promise<T>): Promise<T>;
  },
): Promise<Changed[]> {
  const { isShortEnough, keepLease, oneTransaction, run } = ports;
  if (isShortEnough) {
    await keepLease();
    try {
      const isKept = () => Promise.resolve();
      return await oneTransaction(() => applyAndFinish({ oneForAll: true, keepLease: isKept }));
    } catch (error) {
      if (!isAtFault(error) || run.length > 1) throw error;
    }
  }
  return applyAndFinish({ oneForAll: false, keepLease });
}

/**
 * Applies the first of the waiting deliveries together with those that follow and can be applied
 * with it. After an item at fault, applies them one by one.
 */
export async function applyFirstRun<Changed>(
  waiting: readonly StoredDelivery[],
  numberOf: (item: unknown) => string | null,
  apply: (run: Run) => Promise<Changed[]>,
): Promise<Changed[]> {
  const changed = await applyTogetherOrSingly(
    firstRun(waiting, numberOf),
    apply,
    (_alone, error) => {
      throw error;
    },
  );
  return changed.flat();
}
