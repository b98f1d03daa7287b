import { ORDER_STATES } from '../../s360';
import type { AppliedDigest } from './order-digest';

export type OrderSource =
  /**
   * `isImported`: a person imports the order even if it is older than the depth of past data.
   * `isReplay`: the delivery is applied again, and newer ones may have been applied since.
   * `shownBy`: the id of the delivery that shows each order.
   */
  | {
      kind: 'delivery';
      isImported: boolean;
      isReplay?: boolean;
      shownBy?: ReadonlyMap<string, string>;
    }
  /**
   * An answer of S-360. `digest` is that of the stored order before the call: another one means
   * that something was applied meanwhile, which the answer may not include.
   */
  | { kind: 'pull'; isImported: boolean; digest: string | null }
  /**
   * The stored order is read again, because a setting now gives it another meaning. `digests` are
   * those that the orders were stored with, keyed by order id.
   */
  | { kind: 'reread'; digests: ReadonlyMap<string, string | null> };

export type NewsSource = Exclude<OrderSource, { kind: 'reread' }>;

export interface StoredOrder {
  orderState: string;
  digest: string | null;
  /** `null` when another version of the reading stored it. */
  applied: AppliedDigest | null;
}

/** What a snapshot says about the order. */
export interface ShownOrder extends AppliedDigest {
  orderState: string;
  creationDateTime: Date | null;
}

export type OrderEvaluation =
  | { kind: 'excluded' | 'unchanged' | 'overtaken' }
  /** `needsPull`: the snapshot has units of an order whose units are unknown. */
  | { kind: 'superseded'; needsPull: boolean }
  /** The snapshot says the same in another form, which is stored. */
  | { kind: 'samePayload' }
  /**
   * `needsPull`: two finalized states differ, and only S-360 knows which is the later one; or the
   * order changed, and only S-360 knows its units now.
   */
  | {
      kind: 'applied';
      needsPull: boolean;
      /** Contact numbers of the possible purchasers, where the order does not name one. */
      possiblePurchasers?: string;
    };

/** Closed, abandoned, and any other word of S-360 for an order that is no longer open. */
const isFinalized = (orderState: string): boolean => orderState !== ORDER_STATES.open;

/** Evaluates one snapshot of an order. Pure. */
export function evaluateOrder(
  shown: ShownOrder,
  stored: StoredOrder | null,
  { createdSinceMs, source }: { createdSinceMs: number | null; source: NewsSource },
): OrderEvaluation {
  if (stored === null) {
    const createdAtMs = shown.creationDateTime?.getTime() ?? Infinity;
    const isTooOld = createdSinceMs !== null && createdAtMs < createdSinceMs;
    return isTooOld && !source.isImported
      ? { kind: 'excluded' }
      : { kind: 'applied', needsPull: false };
  }
  const { applied } = stored;
  const isSameOrder = applied?.content === shown.content;
  if (isSameOrder && shown.units === null && applied.units !== null) return { kind: 'unchanged' };
  if (isSameOrder && shown.units === applied.units) {
    const isRepeated = source.kind === 'pull' || applied.item === shown.item;
    return { kind: isRepeated ? 'unchanged' : 'samePayload' };
  }
  if (source.kind === 'pull' && stored.digest !== source.digest) return { kind: 'overtaken' };
  const [was, is] = [isFinalized(stored.orderState), isFinalized(shown.orderState)];
  const isDelivered = source.kind === 'delivery';
  if (was && !is) {
    const bringsUnits = shown.units !== null && applied?.units === null;
    return { kind: 'superseded', needsPull: isDelivered && bringsUnits };
  }
  // Only S-360 knows whether something newer was applied since.
  const mayBeOlder = source.kind === 'delivery' && source.isReplay === true;
  const addsUnits = isSameOrder && applied?.units === null;
  if (mayBeOlder && !addsUnits && (was || !is)) return { kind: 'superseded', needsPull: true };
  // An order that another version of the reading stored cannot be compared: it may well be the
  // same.
  if (applied === null) return { kind: 'applied', needsPull: false };
  // The snapshot only adds the units.
  if (isSameOrder && applied.units === null) return { kind: 'applied', needsPull: false };
  const hidesUnits = shown.units === null && applied.units !== null;
  return { kind: 'applied', needsPull: isDelivered && ((was && is) || hidesUnits) };
}
