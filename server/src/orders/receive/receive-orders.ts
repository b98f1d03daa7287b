import type { InTransaction } from '../../kernel/database/strapi-database';
import type { ErasedPersons } from '../../contacts';
import { LostRaceError } from '../../kernel/database/failures';
import { joinContacts, knownOrders, storeLines, storeOrders } from '../database/order-statements';
import type { OrderToStore } from '../database/order-statements';
import { storeHolders } from '../database/holder-statements';
import {
  concernedByStored,
  holdOwners,
  type HeldOwners,
  type StoredLine,
} from '../database/held-owners';
import type { Owners } from '../database/owners';
import { storedUnits } from '../database/unit-statements';
import { queueContacts } from '../database/queued-contacts';
import { queueOrders, type QueuedOrder } from '../database/queued-orders';
import { grouped } from '../../kernel/grouped';
import { newDocumentId } from '../../kernel/database/document-id';
import { QUEUED_ORDER_UID, QUEUED_PULL_UID } from '../../contracts/uids';
import type { PullGuard } from '../../sending';
import { forgetExcluded } from '../../inbox';
import { holdersOf } from '../mapping/units';
import type { OrderSnapshot } from '../records';
import type { OrderSettings } from '../settings';
import type { OrderEvaluation, OrderSource } from './evaluate-order';
import { evaluateSnapshots, unitsKnownOf, type OrderInProgress } from './evaluate-snapshots';

/** Refreshes the purchase summaries of contacts whose orders changed, in the same transaction. */
export type RefreshSummaries = (
  context: InTransaction,
  contactDocumentIds: readonly string[],
  at: Date,
) => Promise<void>;

/** An order that is being received, with the document id that it is stored under. */
export interface IncomingOrder {
  snapshot: OrderSnapshot;
  orderDocumentId: string;
}

/** Lets bookings follow orders, in the transaction that stores the orders. */
export interface OrderSubscriber {
  /** The bookings that orders belong to, keyed by order id. */
  bookingsOf(
    context: InTransaction,
    institution: { institution: string; baseUrl: string },
    orders: readonly IncomingOrder[],
  ): Promise<ReadonlyMap<string, string>>;
  /** Called once the orders are stored: their bookings follow them. */
  onStored(
    context: InTransaction,
    orders: readonly IncomingOrder[],
    bookings: ReadonlyMap<string, string>,
    at: Date,
  ): Promise<void>;
}

export interface ChangedOrder {
  documentId: string;
  created: boolean;
}

export interface ReceivedOrders {
  /** In the sequence of the given snapshots. */
  evaluations: OrderEvaluation[];
  changed: ChangedOrder[];
}

export interface OrdersToReceive {
  snapshots: readonly OrderSnapshot[];
  source: OrderSource;
  settings: OrderSettings;
  at: Date;
  bookings: OrderSubscriber;
  refreshSummaries: RefreshSummaries;
  /** Puts pulls on hold when a delivery enqueues too many. */
  guard: PullGuard;
  erased: Pick<ErasedPersons, 'numbersErased'>;
}

/**
 * Applies snapshots of orders of one institution, in bulk and in the transaction of the context;
 * the caller repeats the whole transaction after a lost race. Snapshots are evaluated one by one,
 * in their sequence.
 */
export async function receiveOrders(
  request: OrdersToReceive,
  context: InTransaction,
): Promise<ReceivedOrders> {
  const { settings, snapshots } = request;
  const orderIds = snapshots.map(({ orderId }) => orderId);
  const operationIds = snapshots.flatMap(({ lines }) => lines.map((line) => line.operationId));
  const before = { orderIds, operationIds };
  const stored = await concernedByStored(context, settings.institution, before);
  const owners = await holdOwners(context, settings, {
    contactDocumentIds: stored.contactDocumentIds,
    contactNumbers: [...stored.contactNumbers, ...numbersIn(snapshots)],
  });
  await refuseErased(request);
  const known = await knownOrders(context, settings.institution, orderIds, { lock: true });
  const units = await storedUnits(context, unitsKnownOf(snapshots, known));
  const { evaluations, pulls, worked } = evaluateSnapshots(request, { known, units });
  const orders = [...worked.values()];
  owners.check({
    contactNumbers: numbersIn(orders.map(({ snapshot }) => snapshot)),
    contactDocumentIds: [...known.values()].flatMap((order) => order.contactDocumentId ?? []),
  });
  if (orders.length > 0) await write(orders, { owners, lines: stored.lines }, request, context);
  await queueOrdersOf({ ...request, shownBy: deliveriesOf(request) }, pulls, context);
  await forgetTheirExcluded(request, evaluations, context);
  const changed = orders
    .filter(({ isOther }) => isOther)
    .map(({ documentId, known: before }) => ({ documentId, created: before === null }));
  return { evaluations, changed };
}

/**
 * The orders were read without erased persons. Whoever was erased since then is erased now, as the
 * contacts are locked.
 */
async function refuseErased({ erased, settings, snapshots }: OrdersToReceive): Promise<void> {
  const gone = await erased.numbersErased(settings.institution, [...numbersIn(snapshots)]);
  if (gone.size > 0)
    throw new LostRaceError('A person was erased while an order of theirs was being received.');
}

/** The id of the delivery that shows each order; none for an answer of S-360. */
export type ShownBy = ReadonlyMap<string, string>;

const deliveriesOf = ({ source }: OrdersToReceive): ShownBy =>
  (source.kind === 'delivery' ? source.shownBy : undefined) ?? new Map();

/** Enqueues pulls of orders. For a delivery, the guard limits how many may run without approval. */
export async function queueOrdersOf(
  {
    at,
    guard,
    settings,
    shownBy,
  }: Pick<OrdersToReceive, 'at' | 'guard' | 'settings'> & { shownBy: ShownBy },
  orders: readonly QueuedOrder[],
  context: InTransaction,
): Promise<void> {
  await queueOrders(context, settings, orders, at);
  const { institution } = settings;
  for (const [deliveryId, own] of grouped(orders, ({ orderId }) => shownBy.get(orderId))) {
    if (deliveryId === undefined) continue;
    const names = own.map(({ orderId }) => orderId);
    await guard.watch({ institution, deliveryId, uid: QUEUED_ORDER_UID, names });
  }
}

/**
 * Deletes the excluded items of orders that have arrived. Runs only where orders may be excluded:
 * items that are left of another configuration are found at night.
 */
async function forgetTheirExcluded(
  { settings, snapshots }: OrdersToReceive,
  evaluations: readonly OrderEvaluation[],
  { database }: InTransaction,
): Promise<void> {
  if (settings.createdSinceMs === null) return;
  const arrived = snapshots.filter((_snapshot, index) => evaluations[index]?.kind !== 'excluded');
  const orderIds = arrived.map(({ orderId }) => orderId);
  await forgetExcluded(database, { ...settings, stream: 'orders' }, orderIds);
}

async function write(
  orders: readonly OrderInProgress[],
  { lines, owners }: { owners: HeldOwners; lines: readonly StoredLine[] },
  request: OrdersToReceive,
  context: InTransaction,
): Promise<void> {
  const { at, guard, refreshSummaries, settings } = request;
  const { institution } = settings;
  const incoming = orders.map(({ documentId, snapshot }) => ({
    snapshot,
    orderDocumentId: documentId,
  }));
  const bookings = await request.bookings.bookingsOf(context, settings, incoming);
  const toStore = orders.map((order) => storedForm(order, owners, bookings));
  const ids = await storeOrders(context, institution, toStore, at);
  const others = orders.filter((order) => order.isOther || isMoved(order, owners));
  const otherIds = new Set(others.map(({ documentId }) => documentId));
  const whole = toStore.filter(({ documentId }) => otherIds.has(documentId));
  await storeLines(context, institution, whole, { at, ids, newDocumentId });
  const holders = others.map(({ documentId, known, snapshot }) => ({
    orderDocumentId: documentId,
    isNew: known === null,
    units: holdersOf(snapshot.lines, snapshot.contactReference),
  }));
  await storeHolders(context, institution, holders, owners.of);
  await joinOwners(orders, owners, ids, context);
  await request.bookings.onStored(context, incoming, bookings, at);
  const concerned = others.flatMap(({ known, snapshot }) => [
    known?.contactDocumentId ?? [],
    owners.of(snapshot.contactReference) ?? [],
  ]);
  const contacts = [...new Set([...concerned.flat(), ...losingLines(lines, whole)])];
  if (contacts.length > 0) await refreshSummaries(context, contacts, at);
  // Enqueued last, because whoever stores a contact removes its pulls last.
  const unknown = owners.unknown(numbersIn(orders.map(({ snapshot }) => snapshot)));
  const queued = new Set(await queueContacts(context, institution, unknown, at));
  const shownBy = deliveriesOf(request);
  for (const [deliveryId, own] of grouped(orders, ({ snapshot }) =>
    shownBy.get(snapshot.orderId),
  )) {
    if (deliveryId === undefined) continue;
    const named = numbersIn(own.map(({ snapshot }) => snapshot));
    const names = [...named].filter((number) => queued.has(number));
    await guard.watch({ institution, deliveryId, uid: QUEUED_PULL_UID, names });
  }
}

/**
 * Whether a stored order gets another contact, for example one that was missed when it was stored.
 */
const isMoved = ({ known, snapshot }: OrderInProgress, owners: Owners): boolean =>
  known !== null && known.contactDocumentId !== owners.of(snapshot.contactReference);

/** The contacts of other orders that had lines of these orders until now. */
function losingLines(lines: readonly StoredLine[], orders: readonly OrderToStore[]): string[] {
  const orderOf = new Map(
    orders.flatMap(({ documentId, lines: own }) =>
      own.map(({ operationId }) => [operationId, documentId]),
    ),
  );
  return lines.flatMap(({ contactDocumentId, operationId, orderDocumentId }) => {
    const takenBy = orderOf.get(operationId);
    return takenBy === undefined || takenBy === orderDocumentId ? [] : (contactDocumentId ?? []);
  });
}

const numbersIn = (snapshots: readonly OrderSnapshot[]): Set<string> =>
  new Set(
    snapshots.flatMap(({ contactReference, lines }) => [
      ...(contactReference === null ? [] : [contactReference]),
      ...holdersOf(lines, contactReference).keys(),
    ]),
  );

const storedForm = (
  { content, digest, documentId, known, snapshot }: OrderInProgress,
  owners: Owners,
  bookings: ReadonlyMap<string, string>,
): OrderToStore => ({
  documentId,
  id: known?.id ?? null,
  content: {
    ...content.order,
    payload: snapshot.payload,
    stateWord: snapshot.stateWord,
    appliedDigest: digest,
    bookingDocumentId: bookings.get(snapshot.orderId) ?? null,
  },
  lines: content.lines,
  contactDocumentId: owners.of(snapshot.contactReference),
});

async function joinOwners(
  orders: readonly OrderInProgress[],
  owners: Owners,
  ids: ReadonlyMap<string, number>,
  context: InTransaction,
): Promise<void> {
  const isOwned = ({ snapshot }: OrderInProgress) => owners.of(snapshot.contactReference) !== null;
  const idOf = ({ documentId }: OrderInProgress) => ids.get(documentId) ?? [];
  const made = orders.filter((order) => order.known === null && isOwned(order));
  await joinContacts(context, made.flatMap(idOf), { areNew: true });
  const moved = orders.filter((order) => isMoved(order, owners));
  await joinContacts(context, moved.flatMap(idOf), { areNew: false });
}
