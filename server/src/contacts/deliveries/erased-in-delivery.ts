import { reason } from '../../contracts/reasons';
import { ERASED_ITEM, type ItemOutcome, type ReplacedItem } from '../../inbox';
import type { ReadItem } from '../model/mapping/snapshot';
import { contactItemWithout, relayNumberOf } from '../personal-data';
import type { ContactStore } from '../store';

type Positioned<T> = T & { position: number };

/** An item that could not be applied anyway, of a number that was erased. */
export interface ErasedItem {
  kind: 'erased';
}

/** Nothing of the person is kept, not even the number. */
export const erasedOutcome = (position: number): ItemOutcome => ({
  position,
  contactNumber: null,
  outcome: 'erased',
  reasons: [reason('erasedPerson')],
});

/** Items that are stored in another form, because they were about erased persons. */
export function replacedItems(
  outcomes: readonly ItemOutcome[],
  of: { erased: readonly number[]; withoutRelay: ReadonlyMap<number, unknown> },
): ReplacedItem[] {
  const gone = outcomes.filter(
    ({ outcome, position }) => outcome === 'erased' && !of.erased.includes(position),
  );
  return [
    ...[...of.withoutRelay].map(([position, item]) => ({ position, item })),
    ...gone.map(({ position }) => ({ position, item: ERASED_ITEM })),
  ];
}

/** Companies whose relay person was erased, without that person, by position. */
export async function withoutErasedRelays(
  items: readonly unknown[],
  institution: string,
  { erased }: Pick<ContactStore, 'erased'>,
): Promise<ReadonlyMap<number, unknown>> {
  const relays = [...new Set(items.flatMap((item) => relayNumberOf(item) ?? []))];
  if (relays.length === 0) return new Map();
  const gone = await erased.numbersErased(institution, relays);
  return new Map(
    items.flatMap((item, position): [number, unknown][] => {
      const relay = relayNumberOf(item);
      return relay !== null && gone.has(relay)
        ? [[position, contactItemWithout(item, (number) => number === relay)]]
        : [];
    }),
  );
}

/**
 * Marks the items of erased persons among those that are not evaluated: the others are compared
 * with erased persons when their numbers are identified.
 */
export async function withoutErased(
  read: readonly Positioned<ReadItem>[],
  institution: string,
  { erased }: Pick<ContactStore, 'erased'>,
): Promise<Positioned<ReadItem | ErasedItem>[]> {
  const numberOf = (item: ReadItem): string | null =>
    item.kind === 'snapshot' ? null : item.contactNumber;
  const numbers = [...new Set(read.flatMap((item) => numberOf(item) ?? []))];
  if (numbers.length === 0) return [...read];
  const gone = await erased.numbersErased(institution, numbers);
  return read.map((item) =>
    gone.has(numberOf(item) ?? '') ? { kind: 'erased', position: item.position } : item,
  );
}
