import type { StoredDelivery } from './records';
import { isFromS360, MAX_ITEMS_TOGETHER, openDelivery, type Run } from './runs';

/**
 * Returns, each time, the later deliveries that may be applied before the rest of a large one: small
 * ones in which neither its numbers occur nor those of a delivery before them that waits. So the
 * items of each number are applied in the order in which they came.
 */
export function passingDeliveries(
  large: Run,
  numberOf: (item: unknown) => string | null,
  next: (afterId: number) => Promise<readonly StoredDelivery[]>,
): () => Promise<StoredDelivery[]> {
  const numbersIn = (items: readonly unknown[]) => items.flatMap((item) => numberOf(item) ?? []);
  const waiting = new Set(large.flatMap(({ items }) => numbersIn(items)));
  let afterId = Math.max(...large.map(({ delivery }) => delivery.id));
  return async () => {
    const passing: StoredDelivery[] = [];
    for (const later of await next(afterId)) {
      const { items } = openDelivery(later);
      const numbers = numbersIn(items);
      const isSmall = items.length <= MAX_ITEMS_TOGETHER;
      if (isSmall && isFromS360(later) && !numbers.some((number) => waiting.has(number))) {
        passing.push(later);
        continue;
      }
      for (const number of numbers) waiting.add(number);
      if (passing.length === 0) afterId = later.id;
    }
    return passing;
  };
}
