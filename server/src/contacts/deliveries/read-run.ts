import { reason } from '../../contracts/reasons';
import { isErasedItem, itemsOf, type ItemOutcome, type Run } from '../../inbox';
import { errorMarks } from '../../kernel/describe-error';
import { takingTurns } from '../../kernel/turns';
import { isRecord } from '../../kernel/is-record';
import { contactNumberOf } from '../model/mapping/item-schema';
import { readContactItem, type ContactSnapshot, type ReadItem } from '../model/mapping/snapshot';
import { itemDigest, repeatedNumbers } from '../receive/repetitions';
import type { ContactSettings } from '../settings';
import type { ContactStore, KnownNumbers } from '../store';
import { withoutErased, withoutErasedRelays, type ErasedItem } from './erased-in-delivery';

type Positioned<T> = T & { position: number };

/**
 * The items of deliveries that are applied together, read and compared with what was applied
 * before. Positions count through all of them.
 */
export interface ReadRun {
  run: Run;
  settings: ContactSettings;
  items: readonly unknown[];
  /** Items that were already applied in the same form. */
  repeated: readonly ItemOutcome[];
  read: readonly Positioned<ReadItem | ErasedItem>[];
  snapshots: readonly Positioned<{ snapshot: ContactSnapshot }>[];
  digests: ReadonlyMap<ContactSnapshot, string>;
  /** Positions of items whose person was erased when an earlier application looked. */
  erased: readonly number[];
  /** Companies without an erased relay person, by position. */
  withoutRelay: ReadonlyMap<number, unknown>;
  /** Returns once what was read about the numbers: afterwards it may no longer be true. */
  takeKnown(): KnownNumbers | undefined;
}

type Shown = Positioned<{ item: unknown; contactNumber: string | null; digest: string | null }>;

/** The contact number that an item shows; `null` if it shows none that is usable. */
export const contactNumberIn = (item: unknown): string | null =>
  isRecord(item) ? contactNumberOf(item.contactNumber) : null;

/** Reads the items of stored deliveries; writes nothing. */
export async function readContactRun(
  run: Run,
  ports: { store: ContactStore; settings: ContactSettings },
): Promise<ReadRun> {
  const settings = settingsFor(run, ports.settings);
  const given = itemsOf(run);
  const withoutRelay = await withoutErasedRelays(given, settings.institution, ports.store);
  const items = given.map((item, position) => withoutRelay.get(position) ?? item);
  const erased = [...items.keys()].filter((position) => isErasedItem(items[position]));
  const othersHaveTurns = takingTurns();
  const shown: Shown[] = [];
  for (const [position, item] of items.entries()) {
    await othersHaveTurns();
    if (isErasedItem(item)) continue;
    const contactNumber = contactNumberIn(item);
    shown.push({ item, position, contactNumber, digest: itemDigest(item, settings) });
  }
  const numbers = new Set(shown.flatMap(({ contactNumber }) => contactNumber ?? []));
  const known = await ports.store.knownNumbers(settings.institution, [...numbers]);
  const repeatedOnes = repeatedNumbers(shown, known.numbers);
  const read: Positioned<ReadItem>[] = [];
  const digests = new Map<ContactSnapshot, string>();
  const repeated: ItemOutcome[] = [];
  for (const { contactNumber, digest, item, position } of shown) {
    await othersHaveTurns();
    if (contactNumber !== null && repeatedOnes.has(contactNumber)) {
      repeated.push({ position, contactNumber, outcome: 'unchanged' });
      continue;
    }
    const readable = readItem(item, settings);
    read.push({ position, ...readable });
    if (readable.kind === 'snapshot' && digest !== null) digests.set(readable.snapshot, digest);
  }
  const readOnce: KnownNumbers[] = [known];
  const snapshots = read.filter(isSnapshot);
  const takeKnown = () => readOnce.pop();
  return {
    run,
    settings,
    items,
    repeated,
    read: await withoutErased(read, settings.institution, ports.store),
    snapshots,
    digests,
    erased,
    withoutRelay,
    takeKnown,
  };
}

/** Items that a person imports are applied regardless of their age. */
function settingsFor([first]: Run, settings: ContactSettings): ContactSettings {
  return first?.delivery.origin === 'imported' ? { ...settings, updatedSinceMs: null } : settings;
}

/** An item that we fail to read is quarantined like any other unusable item. */
function readItem(item: unknown, settings: ContactSettings): ReadItem {
  try {
    return readContactItem(item, settings);
  } catch (error) {
    const reasons = [reason('notRead', { error: errorMarks(error) })];
    return { kind: 'unusable', contactNumber: null, reasons };
  }
}

function isSnapshot(
  read: Positioned<ReadItem>,
): read is Positioned<{ kind: 'snapshot'; snapshot: ContactSnapshot }> {
  return read.kind === 'snapshot';
}
