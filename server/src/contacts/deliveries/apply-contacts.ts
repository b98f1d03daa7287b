import { reason } from '../../contracts/reasons';
import { takingTurns } from '../../kernel/turns';
import { contactNumberOf, isObject } from '../model/mapping/item-schema';
import { receiveSnapshots, type Received, type ReceiveResult } from '../receive/receive';
import { itemDigest, repeatedNumbers } from '../receive/repetitions';
import type { ChangedContact } from '../receive/write-received';
import type { ContactSettings } from '../settings';
import { readContactItem, type ContactSnapshot, type ReadItem } from '../model/mapping/snapshot';
import type { Clock, ContactStore, KnownNumbers } from '../store';
import { chunks } from '../../kernel/database/values';
import { errorMarks } from '../../kernel/describe-error';
import {
  type AppliedItems,
  type ItemOutcome,
  type ExcludedItem,
  type QuarantinedItem,
  type StoredDelivery,
  itemText,
  readEnvelope,
  applyTogetherOrSingly,
} from '../../inbox';
import { excludedContact } from './excluded-keys';

export interface AppliedDelivery extends AppliedItems {
  changedContacts: ChangedContact[];
}

/** Items applied in one transaction: few enough that no save waits for long. */
const ITEMS_PER_TRANSACTION = 50;

type Positioned<T> = T & { position: number };

function outcomeOf(
  position: number,
  contactNumber: string | null,
  received: Received,
): ItemOutcome {
  if (received.kind !== 'refused') return { position, contactNumber, outcome: received.kind };
  const { awaits, reasons } = received;
  const outcome = { position, contactNumber, outcome: 'quarantined', reasons } as const;
  return awaits === undefined ? outcome : { ...outcome, awaits };
}

export interface ApplyPorts {
  store: ContactStore;
  clock: Clock;
  settings: ContactSettings;
  /** Called before each part; throws when another process has taken over. */
  keepLease(): Promise<void>;
}

/** See `ApplyAndFinish`. */
interface OneForAll {
  oneForAll: boolean;
}

/** The items of a delivery, read and compared with what was applied before. */
export interface ReadDelivery {
  delivery: StoredDelivery;
  settings: ContactSettings;
  items: readonly unknown[];
  /** Items that were already applied in the same form. */
  repeated: readonly ItemOutcome[];
  read: readonly Positioned<ReadItem>[];
  snapshots: readonly Positioned<{ snapshot: ContactSnapshot }>[];
  digests: ReadonlyMap<ContactSnapshot, string>;
  /** Returns once what was read about the numbers: afterwards it may no longer be true. */
  takeKnown(): KnownNumbers | undefined;
}

type Shown = Positioned<{ item: unknown; contactNumber: string | null; digest: string | null }>;

/** Reads the items of one stored delivery; writes nothing. */
export async function readContactDelivery(
  delivery: StoredDelivery,
  ports: Pick<ApplyPorts, 'settings' | 'store'>,
): Promise<ReadDelivery> {
  const settings = settingsFor(delivery, ports.settings);
  const envelope = readEnvelope(delivery.body);
  const items = envelope.kind === 'items' ? envelope.items : [];
  const othersHaveTurns = takingTurns();
  const shown: Shown[] = [];
  for (const [position, item] of items.entries()) {
    await othersHaveTurns();
    const contactNumber = isObject(item) ? contactNumberOf(item.contactNumber) : null;
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
    read.push({ ...readable, position });
    if (readable.kind === 'snapshot' && digest !== null) digests.set(readable.snapshot, digest);
  }
  const readOnce: KnownNumbers[] = [known];
  const snapshots = read.filter(isSnapshot);
  const takeKnown = () => readOnce.pop();
  return { delivery, settings, items, repeated, read, snapshots, digests, takeKnown };
}

/** Whether the delivery is short enough to be applied, and finished, in one transaction. */
export const fitsOneTransaction = ({ snapshots }: ReadDelivery): boolean =>
  snapshots.length > 0 && snapshots.length <= ITEMS_PER_TRANSACTION;

type Receive = (snapshots: readonly ContactSnapshot[]) => Promise<ReceiveResult>;

/** The result for an item that the database refused. */
const refusedBy = (_snapshot: ContactSnapshot, error: unknown): ReceiveResult => ({
  received: [{ kind: 'refused', reasons: [reason('notStored', { error: errorMarks(error) })] }],
  changedContacts: [],
});

/** Applies the items that were read, in parts. */
export async function applyRead(
  delivery: ReadDelivery,
  { oneForAll = false, ...ports }: Omit<ApplyPorts, 'settings'> & Partial<OneForAll>,
): Promise<AppliedDelivery> {
  const { digests, items, read, settings, snapshots } = delivery;
  const outcomes: ItemOutcome[] = [...delivery.repeated];
  const modifiedAtMs: number[] = [];
  const changedContacts: ChangedContact[] = [];
  for (const part of chunks(snapshots, ITEMS_PER_TRANSACTION)) {
    await ports.keepLease();
    const { isReplay } = delivery.delivery;
    const id = String(delivery.delivery.id);
    const source = { kind: 'delivery', id, isReplay, appliedAt: ports.clock.now() } as const;
    const receive: Receive = (some) => {
      const known = delivery.takeKnown();
      const request = { snapshots: some, digests, source, settings, ...(known && { known }) };
      return receiveSnapshots(request, ports.store);
    };
    const shown = part.map(({ snapshot }) => snapshot);
    const results = oneForAll
      ? [await receive(shown)]
      : await applyTogetherOrSingly(shown, receive, refusedBy);
    const all = results.flatMap((result) => result.received);
    part.forEach(({ position, snapshot }, index) => {
      const received = all[index] ?? {
        kind: 'refused',
        reasons: [reason('notLookedAt')],
      };
      outcomes.push(outcomeOf(position, snapshot.contactNumber, received));
      if (received.kind === 'applied' && snapshot.modifiedAtMs !== null)
        modifiedAtMs.push(snapshot.modifiedAtMs);
    });
    changedContacts.push(...results.flatMap((result) => result.changedContacts));
  }
  outcomes.push(...(await queueNumbers(delivery, ports.store)), ...unusableOutcomes(read));
  outcomes.sort((a, b) => a.position - b.position);
  return {
    outcomes,
    quarantined: quarantinedItems(outcomes, items),
    excluded: excludedItems(outcomes, delivery),
    modifiedAtMs,
    changedContacts,
  };
}

/** Applies the contacts of one stored delivery; evaluates the items one by one, in their order. */
export async function applyContactDelivery(
  delivery: StoredDelivery,
  ports: ApplyPorts,
): Promise<AppliedDelivery> {
  return applyRead(await readContactDelivery(delivery, ports), ports);
}

/** Items that a person imports are applied regardless of their age. */
function settingsFor({ origin }: StoredDelivery, settings: ContactSettings): ContactSettings {
  return origin === 'imported' ? { ...settings, updatedSinceMs: null } : settings;
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

/** The V1 form contains only the number: the contact must be read from S-360. */
async function queueNumbers(
  { delivery, read, settings: { institution } }: ReadDelivery,
  store: ContactStore,
): Promise<ItemOutcome[]> {
  const numbers = read.flatMap((item) =>
    item.kind === 'numberOnly'
      ? [{ position: item.position, contactNumber: item.contactNumber }]
      : [],
  );
  if (numbers.length === 0) return [];
  await store.transaction((transaction) =>
    transaction.queuePulls(
      numbers.map(({ contactNumber }) => ({
        institution,
        contactNumber,
        lane: 'bulk',
        reason: 'numberOnly',
      })),
      String(delivery.id),
    ),
  );
  return numbers.map((item) => ({ ...item, outcome: 'needsPull' }));
}

function unusableOutcomes(read: readonly Positioned<ReadItem>[]): ItemOutcome[] {
  return read.flatMap((item): ItemOutcome[] => {
    if (item.kind !== 'unusable') return [];
    const { contactNumber, position, reasons } = item;
    return [{ position, contactNumber, outcome: 'quarantined', reasons }];
  });
}

function quarantinedItems(
  outcomes: readonly ItemOutcome[],
  items: readonly unknown[],
): QuarantinedItem[] {
  return outcomes
    .filter(({ outcome }) => outcome === 'quarantined')
    .map(({ awaits, contactNumber, position, reasons }) => ({
      position,
      contactNumber,
      orderId: null,
      body: itemText(items[position]),
      reasons: reasons ?? [],
      awaitsContact: awaits ?? null,
    }));
}

function excludedItems(
  outcomes: readonly ItemOutcome[],
  { items, settings, snapshots }: ReadDelivery,
): ExcludedItem[] {
  const kept = new Set(
    outcomes.filter(({ outcome }) => outcome === 'excluded').map(({ position }) => position),
  );
  return snapshots
    .filter(({ position }) => kept.has(position))
    .map(({ position, snapshot }) =>
      excludedContact(snapshot, itemText(items[position]), settings),
    );
}
