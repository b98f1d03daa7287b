import { newDocumentId } from '../../kernel/database/document-id';
import { orderContent, type KnownOrder, type OrderContent } from '../database/order-rows';
import type { QueuedOrder } from '../database/queued-orders';
import { withKnownPurchaser } from '../mapping/purchaser';
import type { OrderSnapshot } from '../records';
import type { OrderSettings } from '../settings';
import { evaluateOrder, type OrderEvaluation, type OrderSource } from './evaluate-order';
import { withKnownUnits, type KnownUnits } from './known-units';
import { contentDigest, digestFrom, digestText, itemDigest, unitsDigest } from './order-digest';

/** An order after its snapshots were evaluated. */
export interface OrderInProgress {
  /** With the known units of the order, including those of earlier snapshots. */
  snapshot: OrderSnapshot;
  content: OrderContent;
  digest: string;
  known: KnownOrder | null;
  documentId: string;
  /** `false` when only the payload differs. */
  isOther: boolean;
}

interface EvaluatedSnapshots {
  /** In the sequence of the given snapshots. */
  evaluations: OrderEvaluation[];
  worked: ReadonlyMap<string, OrderInProgress>;
  /** Orders of which only S-360 knows the current state. */
  pulls: QueuedOrder[];
}

interface StoredOrders {
  /** Keyed by order id. */
  known: ReadonlyMap<string, KnownOrder>;
  /** Keyed by document id; only the orders of `unitsKnownOf`. */
  units: ReadonlyMap<string, readonly KnownUnits[]>;
}

/** The document ids of orders whose units are known, but missing from a snapshot. */
export const unitsKnownOf = (
  snapshots: readonly OrderSnapshot[],
  known: StoredOrders['known'],
): string[] =>
  snapshots.flatMap(({ orderId, showsUnits }) => {
    const order = known.get(orderId);
    if (showsUnits || !order) return [];
    return digestFrom(order.appliedDigest)?.units === null ? [] : order.documentId;
  });

/**
 * Evaluates snapshots of one institution one after the other, each against the result of the
 * former.
 */
export function evaluateSnapshots(
  {
    settings,
    snapshots,
    source,
  }: { snapshots: readonly OrderSnapshot[]; source: OrderSource; settings: OrderSettings },
  { known, units }: StoredOrders,
): EvaluatedSnapshots {
  const worked = new Map<string, OrderInProgress>();
  const pulls: QueuedOrder[] = [];
  const evaluations = snapshots.map((shown): OrderEvaluation => {
    const { orderId, orderState } = shown;
    const before = worked.get(orderId);
    const row = known.get(orderId) ?? null;
    const knownUnits = before?.snapshot.lines ?? units.get(row?.documentId ?? '') ?? [];
    const purchaser = before?.snapshot ?? row;
    const snapshot = withKnownPurchaser(withKnownUnits(shown, knownUnits), purchaser);
    const content = orderContent(snapshot);
    const item = itemDigest(shown.payload);
    const of = { item, content: contentDigest(content) };
    const digestOfUnits = unitsDigest(snapshot.lines);
    const digest = before?.digest ?? row?.appliedDigest ?? null;
    const state = before?.snapshot.orderState ?? row?.orderState;
    const { creationDateTime, showsUnits } = shown;
    const evaluation =
      source.kind === 'reread'
        ? evaluateReread(digest, source.digests.get(orderId))
        : evaluateOrder(
            { ...of, units: showsUnits ? digestOfUnits : null, orderState, creationDateTime },
            state === undefined ? null : { orderState: state, digest, applied: digestFrom(digest) },
            { source, createdSinceMs: settings.createdSinceMs },
          );
    if ('needsPull' in evaluation && evaluation.needsPull) pulls.push(pullOf(orderId));
    if (evaluation.kind === 'applied' || evaluation.kind === 'samePayload') {
      const areKnown = showsUnits || snapshot.lines.some(({ seats }) => seats.length > 0);
      worked.set(orderId, {
        snapshot,
        content,
        digest: digestText({ ...of, units: areKnown ? digestOfUnits : null }),
        known: row,
        documentId: before?.documentId ?? row?.documentId ?? newDocumentId(),
        isOther: evaluation.kind === 'applied' || before?.isOther === true,
      });
    }
    const { possiblePurchasers } = snapshot;
    return evaluation.kind === 'applied' && possiblePurchasers !== null
      ? { ...evaluation, possiblePurchasers }
      : evaluation;
  });
  return { evaluations, worked, pulls };
}

/**
 * A change by another delivery since the order was read wins: its reading used the current
 * settings.
 */
const evaluateReread = (stored: string | null, was: string | null | undefined): OrderEvaluation =>
  stored === was ? { kind: 'applied', needsPull: false } : { kind: 'overtaken' };

const pullOf = (orderId: string): QueuedOrder => ({
  orderId,
  lane: 'bulk',
  reason: 'differs',
});
