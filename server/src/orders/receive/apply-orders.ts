import { reason, type Reason } from '../../contracts/reasons';
import { takingTurns } from '../../kernel/turns';
import {
  type Applied,
  type ApplyOptions,
  type ItemOutcome,
  type ReplacedItem,
  type ExcludedItem,
  type Run,
  ITEMS_PER_TRANSACTION,
  applyTogetherOrSingly,
  itemsOf,
  itemText,
  shownBy,
  whyNotStored,
} from '../../inbox';
import { chunks } from '../../kernel/database/values';
import { errorMarks } from '../../kernel/describe-error';
import { orderIdIn } from '../mapping/order-item';
import { readOrderItem, type ReadOrder } from '../mapping/order-snapshot';
import type { QueuedOrder } from '../database/queued-orders';
import type { OrderSnapshot } from '../records';
import type { OrderSettings } from '../settings';
import type { OrderEvaluation } from './evaluate-order';
import { digestFrom, itemDigest } from './order-digest';
import type { OrderStore } from './order-store';
import type { ChangedOrder, ReceivedOrders } from './receive-orders';

interface IncomingItem {
  position: number;
  orderId: string | null;
  payload: string;
  digest: string;
  item: unknown;
}

type Read = IncomingItem & { read: ReadOrder };
type ReadSnapshot = IncomingItem & { snapshot: OrderSnapshot };

/**
 * The items of deliveries that are applied together, read and compared with what was applied
 * before. Positions count through all of them.
 */
interface ReadOrderRun {
  run: Run;
  settings: OrderSettings;
  /** The outcomes of items that were already applied in exactly this form. */
  repeated: readonly ItemOutcome[];
  read: readonly Read[];
  snapshots: readonly ReadSnapshot[];
  /** Orders without erased persons. */
  replaced: readonly ReplacedItem[];
}

/** Reads the items of stored deliveries, and writes nothing. */
export async function readOrderRun(
  run: Run,
  { settings, store }: { settings: OrderSettings; store: OrderStore },
): Promise<ReadOrderRun> {
  const given = itemsOf(run);
  const without = await store.withoutErased(settings.institution, given);
  const items = given.map((item, position) => without.get(position) ?? item);
  const replaced = [...without].map(([position, item]) => ({ position, item }));
  const othersHaveTurns = takingTurns();
  const shown: IncomingItem[] = [];
  for (const [position, item] of items.entries()) {
    await othersHaveTurns();
    const payload = itemText(item);
    shown.push({ position, item, payload, orderId: orderIdIn(item), digest: itemDigest(payload) });
  }
  const orderIds = [...new Set(shown.flatMap(({ orderId }) => orderId ?? []))];
  const known = await store.digests(settings.institution, orderIds);
  const isRepeated = findRepetitions(shown, known);
  const repeated: ItemOutcome[] = shown
    .filter(isRepeated)
    .map(({ orderId, position }) => outcomeOf(position, orderId, 'unchanged'));
  const read: Read[] = [];
  for (const one of shown.filter((each) => !isRepeated(each))) {
    await othersHaveTurns();
    read.push({ ...one, read: readItem(one, settings) });
  }
  const snapshots = read.flatMap(({ read: order, ...one }) =>
    order.kind === 'snapshot' ? [{ ...one, snapshot: order.snapshot }] : [],
  );
  return { run, settings, repeated, read, snapshots, replaced };
}

/**
 * Finds items that equal, letter by letter, the item that their order was stored from. Of several
 * items of an order, all must equal it.
 */
function findRepetitions(
  shown: readonly IncomingItem[],
  known: ReadonlyMap<string, string | null>,
): (one: IncomingItem) => boolean {
  const others = new Set<string>();
  for (const { digest, orderId } of shown) {
    if (orderId === null) continue;
    const applied = digestFrom(known.get(orderId) ?? null);
    if (applied?.item !== digest) others.add(orderId);
  }
  return ({ orderId }) => orderId !== null && !others.has(orderId);
}

/** An item that we fail to read is quarantined like any other unusable item. */
function readItem(
  { item, orderId, payload }: IncomingItem,
  { assumptions }: Pick<OrderSettings, 'assumptions'>,
): ReadOrder {
  try {
    return readOrderItem(item, assumptions, payload);
  } catch (error) {
    const reasons = [reason('notRead', { error: errorMarks(error) })];
    return { kind: 'unusable', orderId, reasons };
  }
}

interface ApplyOrdersPorts extends ApplyOptions {
  store: OrderStore;
  now(): Date;
}

/** Applies the items of a delivery, in parts. */
export async function applyReadOrders(
  delivered: ReadOrderRun,
  ports: ApplyOrdersPorts,
): Promise<Applied<ChangedOrder>> {
  const { read, repeated, replaced, run, settings, snapshots } = delivered;
  const source = {
    kind: 'delivery',
    shownBy: shownBy(run, orderIdIn),
    isImported: run.some(({ delivery }) => delivery.origin === 'imported'),
    isReplay: run.some(({ delivery }) => delivery.isReplay),
  } as const;
  const outcomes: ItemOutcome[] = [...repeated];
  const excluded: ExcludedItem[] = [];
  const changed: ChangedOrder[] = [];
  const receive = (some: readonly OrderSnapshot[]): Promise<Part> =>
    ports.store.receive({ snapshots: some, source, settings, at: ports.now() });
  for (const part of chunks(snapshots, ITEMS_PER_TRANSACTION)) {
    await ports.keepLease();
    const shown = part.map(({ snapshot }) => snapshot);
    const results = ports.oneForAll
      ? [await receive(shown)]
      : await applyTogetherOrSingly(shown, receive, refusedBy);
    const evaluated = results.flatMap((result): (Reason | OrderEvaluation)[] =>
      'refusal' in result ? [result.refusal] : result.evaluations,
    );
    part.forEach((one, index) => {
      const evaluation = evaluated[index] ?? reason('notLookedAt');
      if ('code' in evaluation) {
        outcomes.push(quarantineOutcome(one, [evaluation]));
        return;
      }
      if (evaluation.kind === 'excluded') excluded.push(excludedItem(one));
      outcomes.push({
        ...outcomeOf(one.position, one.orderId, outcomeName(evaluation)),
        ...remarksOn(evaluation),
      });
    });
    changed.push(...results.flatMap((result) => ('refusal' in result ? [] : result.changed)));
  }
  outcomes.push(...(await queueUnseen(delivered, ports)));
  for (const one of read) {
    if (one.read.kind === 'unusable') outcomes.push(quarantineOutcome(one, one.read.reasons));
    if (one.read.kind === 'accessControl') {
      outcomes.push(outcomeOf(one.position, one.orderId, 'accessControl'));
    }
  }
  outcomes.sort((a, b) => a.position - b.position);
  const payloads = new Map(read.map(({ payload, position }) => [position, payload]));
  return {
    outcomes,
    excluded,
    ...(replaced.length > 0 && { replaced }),
    quarantined: outcomes
      .filter(({ outcome }) => outcome === 'quarantined')
      .map(({ orderId, position, reasons }) => ({
        position,
        contactNumber: null,
        orderId: orderId ?? null,
        body: payloads.get(position) ?? 'null',
        reasons: reasons ?? [],
        awaitsContact: null,
      })),
    changed,
  };
}

/** Orders received together, or one order that the database refused. */
type Part = ReceivedOrders | { refusal: Reason };

const refusedBy = (_snapshot: OrderSnapshot, error: unknown): Part => ({
  refusal: whyNotStored(error),
});

function outcomeOf(
  position: number,
  orderId: string | null,
  outcome: ItemOutcome['outcome'],
): ItemOutcome {
  return { position, contactNumber: null, ...(orderId !== null && { orderId }), outcome };
}

const quarantineOutcome = (
  { orderId, position }: IncomingItem,
  reasons: Reason[],
): ItemOutcome => ({
  ...outcomeOf(position, orderId, 'quarantined'),
  reasons,
});

/** The name of an evaluation in the delivery log. */
function outcomeName(evaluation: OrderEvaluation): ItemOutcome['outcome'] {
  switch (evaluation.kind) {
    case 'applied':
    case 'samePayload':
      return 'applied';
    case 'excluded':
    case 'superseded':
    case 'unchanged':
      return evaluation.kind;
    case 'overtaken':
      return 'superseded';
  }
}

/** What a person should know about an order that was applied. */
function remarksOn(evaluation: OrderEvaluation): Pick<ItemOutcome, 'reasons'> {
  if (evaluation.kind !== 'applied' || evaluation.possiblePurchasers === undefined) return {};
  return { reasons: [reason('purchaserUnclear', { numbers: evaluation.possiblePurchasers })] };
}

const excludedItem = ({ payload, snapshot }: ReadSnapshot): ExcludedItem => ({
  number: snapshot.orderId,
  changedAt: snapshot.creationDateTime,
  body: payload,
});

/** Enqueues pulls of the orders of which an item contains only the id. */
async function queueUnseen(
  { read, run, settings }: ReadOrderRun,
  { now, store }: ApplyOrdersPorts,
): Promise<ItemOutcome[]> {
  const unseen = read.flatMap(({ position, read: order }) =>
    order.kind === 'orderIdOnly' ? [{ position, orderId: order.orderId }] : [],
  );
  if (unseen.length === 0) return [];
  const queued = unseen.map(({ orderId }): QueuedOrder => ({
    orderId,
    lane: 'bulk',
    reason: 'numberOnly',
  }));
  await store.enqueue(settings, queued, { at: now(), shownBy: shownBy(run, orderIdIn) });
  return unseen.map(({ orderId, position }) => outcomeOf(position, orderId, 'needsPull'));
}
