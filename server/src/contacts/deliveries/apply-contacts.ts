import { reason } from '../../contracts/reasons';
import { receiveSnapshots, type Received, type ReceiveResult } from '../receive/receive';
import type { ChangedContact } from '../receive/write-received';
import type { SnapshotSource } from '../model/merge/merge-snapshot';
import type { ContactSettings } from '../settings';
import type { ContactSnapshot } from '../model/mapping/snapshot';
import type { Clock, ContactStore, QueuedPull } from '../store';
import { chunks } from '../../kernel/database/values';
import {
  type Applied,
  type ApplyOptions,
  type ItemOutcome,
  type ExcludedItem,
  type QuarantinedItem,
  type StoredDelivery,
  type Run,
  ITEMS_PER_TRANSACTION,
  applyTogetherOrSingly,
  itemText,
  openDelivery,
  shownBy,
  whyNotStored,
} from '../../inbox';
import { erasedOutcome, replacedItems } from './erased-in-delivery';
import { excludedContact } from './excluded-keys';
import { contactNumberIn, readContactRun, type ReadRun } from './read-run';

function outcomeOf(
  position: number,
  contactNumber: string | null,
  received: Received,
): ItemOutcome {
  if (received.kind === 'erased') return erasedOutcome(position);
  if (received.kind !== 'refused') return { position, contactNumber, outcome: received.kind };
  const { awaits, reasons } = received;
  const outcome = { position, contactNumber, outcome: 'quarantined', reasons } as const;
  return awaits === undefined ? outcome : { ...outcome, awaits };
}

interface ApplyPorts extends ApplyOptions {
  store: ContactStore;
  clock: Clock;
}

type Receive = (snapshots: readonly ContactSnapshot[]) => Promise<ReceiveResult>;

/** The result for an item that the database refused. */
const refusedBy = (_snapshot: ContactSnapshot, error: unknown): ReceiveResult => ({
  received: [{ kind: 'refused', reasons: [whyNotStored(error)] }],
  changedContacts: [],
});

export async function applyRead(
  delivered: ReadRun,
  ports: ApplyPorts,
): Promise<Applied<ChangedContact>> {
  const { digests, items, read, run, settings, snapshots } = delivered;
  const outcomes: ItemOutcome[] = [...delivered.repeated, ...delivered.erased.map(erasedOutcome)];
  const changes: { position: number; modifiedAtMs: number }[] = [];
  const changed: ChangedContact[] = [];
  for (const part of chunks(snapshots, ITEMS_PER_TRANSACTION)) {
    await ports.keepLease();
    const source = sourceOf(run, ports.clock.now());
    const receive: Receive = (some) => {
      const known = delivered.takeKnown();
      const request = { snapshots: some, digests, source, settings, ...(known && { known }) };
      return receiveSnapshots(request, ports.store);
    };
    const shown = part.map(({ snapshot }) => snapshot);
    const results = ports.oneForAll
      ? [await receive(shown)]
      : await applyTogetherOrSingly(shown, receive, refusedBy);
    const all = results.flatMap((result) => result.received);
    part.forEach(({ position, snapshot }, index) => {
      const received = all[index] ?? {
        kind: 'refused',
        reasons: [reason('notLookedAt')],
      };
      outcomes.push(outcomeOf(position, snapshot.contactNumber, received));
      const { modifiedAtMs } = snapshot;
      if (received.kind === 'applied' && modifiedAtMs !== null)
        changes.push({ position, modifiedAtMs });
    });
    changed.push(...results.flatMap((result) => result.changedContacts));
  }
  outcomes.push(...(await queueNumbers(delivered, ports.store)), ...unusableOutcomes(read));
  outcomes.sort((a, b) => a.position - b.position);
  const replaced = replacedItems(outcomes, delivered);
  return {
    outcomes,
    quarantined: quarantinedItems(outcomes, items),
    excluded: excludedItems(outcomes, delivered),
    ...(replaced.length > 0 && { replaced }),
    changes,
    changed,
  };
}

/** Applies the contacts of one stored delivery; evaluates the items one by one, in their order. */
export async function applyContactDelivery(
  delivery: StoredDelivery,
  ports: Omit<ApplyPorts, 'oneForAll'> & { settings: ContactSettings },
): Promise<Applied<ChangedContact>> {
  const read = await readContactRun([openDelivery(delivery)], ports);
  return applyRead(read, { ...ports, oneForAll: false });
}

const sourceOf = (run: Run, appliedAt: Date): SnapshotSource => ({
  kind: 'delivery',
  id: String(run[0]?.delivery.id),
  shownBy: shownBy(run, contactNumberIn),
  isReplay: run.some(({ delivery }) => delivery.isReplay),
  appliedAt,
});

/** The V1 form contains only the number: the contact must be read from S-360. */
async function queueNumbers(
  { read, run, settings: { institution } }: ReadRun,
  store: ContactStore,
): Promise<ItemOutcome[]> {
  const numbers = read.flatMap((item) =>
    item.kind === 'numberOnly'
      ? [{ position: item.position, contactNumber: item.contactNumber }]
      : [],
  );
  if (numbers.length === 0) return [];
  const shown = shownBy(run, contactNumberIn);
  const pulls = numbers.map(({ contactNumber }): QueuedPull => ({
    institution,
    contactNumber,
    lane: 'bulk',
    reason: 'numberOnly',
    deliveryId: shown.get(contactNumber),
  }));
  await store.transaction((transaction) => transaction.queuePulls(pulls));
  return numbers.map((item) => ({ ...item, outcome: 'needsPull' }));
}

function unusableOutcomes(read: ReadRun['read']): ItemOutcome[] {
  return read.flatMap((item): ItemOutcome[] => {
    if (item.kind === 'erased') return [erasedOutcome(item.position)];
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
  { items, settings, snapshots }: ReadRun,
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
