import { itemText, readEnvelope } from './envelope';
import type { ItemOutcome, ReplacedItem } from './records';
import { isRecord } from '../kernel/is-record';

/** Takes the place of an item about a person whose data was erased. */
export const ERASED_ITEM = { erasedPerson: true } as const;

export const isErasedItem = (item: unknown): boolean =>
  isRecord(item) && item.erasedPerson === true;

/** The same item when it says nothing of an erased person. */
type ItemCleaner = (item: unknown) => unknown;

/**
 * The body of a delivery with these items in the places of others, by position.
 * @returns `null` when nothing is replaced.
 */
export function bodyWith(body: string, replaced: readonly ReplacedItem[]): string | null {
  if (replaced.length === 0) return null;
  const stored = new Map(replaced.map(({ item, position }) => [position, item]));
  const envelope = readEnvelope(body);
  if (envelope.kind === 'refused') return null;
  const items = envelope.items.map((item, position) =>
    itemText(stored.has(position) ? stored.get(position) : item),
  );
  return `[${items.join(',')}]`;
}

/** The items of a body that a cleaner changes; `null` when the body has no items. */
export function cleanedItems(body: string, clean: ItemCleaner): ReplacedItem[] | null {
  const envelope = readEnvelope(body);
  if (envelope.kind === 'refused') return null;
  return envelope.items.flatMap((item, position) => {
    const cleaned = clean(item);
    return cleaned === item ? [] : [{ position, item: cleaned }];
  });
}

/** The outcomes without what they say of the items in these positions. */
export const outcomesWithout = (
  outcomes: readonly ItemOutcome[],
  positions: ReadonlySet<number>,
): ItemOutcome[] =>
  outcomes.map(({ reasons, ...outcome }) =>
    positions.has(outcome.position)
      ? { ...outcome, contactNumber: null }
      : { ...outcome, ...(reasons && { reasons }) },
  );
