import { ORDER_STATES } from '../../s360';
import type { AppliedDigest } from './order-digest';

/** Where a snapshot of an order comes from. */
export type OrderSource =
  /** `importExcluded`: a person took in what was older than the depth of past data. */
  | { kind: 'delivery'; importExcluded: boolean; id?: string }
  /**
   * S-360 was asked. `digest` is the stored order's as it was before the call: another one means that
   * something was applied meanwhile, which the answer may not know of.
   */
  | { kind: 'pull'; importExcluded: boolean; digest: string | null }
  /**
   * What was stored is read anew, because a setting says something else of it by now; the digests by
   * order id are those that it was stored with.
   */
  | { kind: 'reread'; digests: ReadonlyMap<string, string | null> };

/** Where something new comes from. */
export type NewsSource = Exclude<OrderSource, { kind: 'reread' }>;

/** What is stored of an order. */
export interface StoredOrder {
  orderState: string;
  /** As it is stored. */
  digest: string | null;
  /** `null` where it was read in another way than today. */
  applied: AppliedDigest | null;
}

/** What a snapshot shows of the order. */
export interface ShownOrder extends AppliedDigest {
  orderState: string;
  creationDateTime: Date | null;
}

/** What becomes of a snapshot. */
export type OrderEvaluation =
  | { kind: 'excluded' | 'unchanged' | 'overtaken' }
  /** `needsPull`: it shows units of an order of which none are known. */
  | { kind: 'superseded'; needsPull: boolean }
  /** It says the same in another form, which is kept. */
  | { kind: 'samePayload' }
  /**
   * `needsPull`: two finalized states differ, and only S-360 knows which is the later one; or the
   * order changed, and only S-360 knows its units now.
   */
  | {
      kind: 'applied';
      needsPull: boolean;
      /** Contact numbers of which one may be the purchaser's, which the order does not tell. */
      possiblePurchasers?: string;
    };

/** Closed, abandoned, and whatever else S-360 may call an order that is not open any more. */
export const isFinalized = (orderState: string): boolean => orderState !== ORDER_STATES.open;

/** Decides about one snapshot of an order. Pure. */
export function evaluateOrder(
  shown: ShownOrder,
  stored: StoredOrder | null,
  { createdSinceMs, source }: { createdSinceMs: number | null; source: NewsSource },
): OrderEvaluation {
  if (stored === null) {
    const createdAtMs = shown.creationDateTime?.getTime() ?? Infinity;
    const isTooOld = createdSinceMs !== null && createdAtMs < createdSinceMs;
    return isTooOld && !source.importExcluded
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
  // An order read in another way cannot be compared: it may well say the same.
  if (applied === null) return { kind: 'applied', needsPull: false };
  // The units come to what is known already.
  if (isSameOrder && applied.units === null) return { kind: 'applied', needsPull: false };
  const hidesUnits = shown.units === null && applied.units !== null;
  return { kind: 'applied', needsPull: isDelivered && ((was && is) || hidesUnits) };
}
