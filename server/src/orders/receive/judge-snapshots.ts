import { newDocumentId } from '../../kernel/database/document-id';
import { orderContent, type KnownOrder, type OrderContent } from '../database/order-rows';
import type { WantedOrder } from '../database/wanted-orders';
import { withKnownPurchaser } from '../mapping/purchaser';
import type { OrderSnapshot } from '../records';
import type { OrderSettings } from '../settings';
import { judgeOrder, type OrderJudgement, type OrderSource } from './judge-order';
import { withKnownUnits, type KnownUnits } from './known-units';
import { contentDigest, digestFrom, digestText, itemDigest, unitsDigest } from './order-digest';

/** An order as the snapshots leave it. */
export interface WorkedOn {
  /** With the units that are known of it, also from earlier ones. */
  snapshot: OrderSnapshot;
  content: OrderContent;
  digest: string;
  known: KnownOrder | null;
  documentId: string;
  /** Else only its payload is another one. */
  isOther: boolean;
}

export interface JudgedSnapshots {
  /** In the order of the snapshots given. */
  judgements: OrderJudgement[];
  worked: ReadonlyMap<string, WorkedOn>;
  /** What S-360 alone can tell. */
  pulls: WantedOrder[];
}

/** What is stored of the orders that the snapshots are of. */
export interface StoredOrders {
  /** By order id. */
  known: ReadonlyMap<string, KnownOrder>;
  /** By document id; of those of `unitsKnownOf`. */
  units: ReadonlyMap<string, readonly KnownUnits[]>;
}

/** The document ids of orders whose units are known, and not shown by a snapshot. */
export const unitsKnownOf = (
  snapshots: readonly OrderSnapshot[],
  known: StoredOrders['known'],
): string[] =>
  snapshots.flatMap(({ orderId, showsUnits }) => {
    const order = known.get(orderId);
    if (showsUnits || !order) return [];
    return digestFrom(order.appliedDigest)?.units === null ? [] : order.documentId;
  });

/** Judges snapshots of one institution one after the other, each by what the ones before it left. */
export function judgeSnapshots(
  {
    settings,
    snapshots,
    source,
  }: { snapshots: readonly OrderSnapshot[]; source: OrderSource; settings: OrderSettings },
  { known, units }: StoredOrders,
): JudgedSnapshots {
  const worked = new Map<string, WorkedOn>();
  const pulls: WantedOrder[] = [];
  const judgements = snapshots.map((shown): OrderJudgement => {
    const { orderId, orderState } = shown;
    const before = worked.get(orderId);
    const row = known.get(orderId) ?? null;
    const knownUnits = before?.snapshot.lines ?? units.get(row?.documentId ?? '') ?? [];
    const purchaser = before?.snapshot ?? row;
    const snapshot = withKnownPurchaser(withKnownUnits(shown, knownUnits), purchaser);
    const content = orderContent(snapshot);
    const item = itemDigest(shown.payload);
    const of = { item, content: contentDigest(content) };
    const told = unitsDigest(snapshot.lines);
    const digest = before?.digest ?? row?.appliedDigest ?? null;
    const state = before?.snapshot.orderState ?? row?.orderState;
    const { creationDateTime, showsUnits } = shown;
    const judgement =
      source.kind === 'reread'
        ? reread(digest, source.digests.get(orderId))
        : judgeOrder(
            { ...of, units: showsUnits ? told : null, orderState, creationDateTime },
            state === undefined ? null : { orderState: state, digest, applied: digestFrom(digest) },
            { source, createdSinceMs: settings.createdSinceMs },
          );
    if ('pullWanted' in judgement && judgement.pullWanted) pulls.push(pullOf(orderId));
    if (judgement.kind === 'applied' || judgement.kind === 'samePayload') {
      const areKnown = showsUnits || snapshot.lines.some(({ seats }) => seats.length > 0);
      worked.set(orderId, {
        snapshot,
        content,
        digest: digestText({ ...of, units: areKnown ? told : null }),
        known: row,
        documentId: before?.documentId ?? row?.documentId ?? newDocumentId(),
        isOther: judgement.kind === 'applied' || before?.isOther === true,
      });
    }
    const { possiblePurchasers } = snapshot;
    return judgement.kind === 'applied' && possiblePurchasers !== null
      ? { ...judgement, possiblePurchasers }
      : judgement;
  });
  return { judgements, worked, pulls };
}

/** What another delivery changed since it was read stands: that was read by the settings of now. */
const reread = (stored: string | null, was: string | null | undefined): OrderJudgement =>
  stored === was ? { kind: 'applied', pullWanted: false } : { kind: 'overtaken' };

const pullOf = (orderId: string): WantedOrder => ({
  orderId,
  lane: 'bulk',
  reason: 'what was told of it differs',
});
