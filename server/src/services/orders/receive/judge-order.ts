import type { AppliedDigest } from './order-digest';

/** Where a snapshot of an order comes from. */
export type OrderSource =
  /** `letIn`: a person took in what was older than the depth of past data. */
  | { kind: 'delivery'; letIn: boolean }
  /**
   * S-360 was asked. `digest` is the stored order's as it was before the call: another one means that
   * something was applied meanwhile, which the answer may not know of.
   */
  | { kind: 'pull'; letIn: boolean; digest: string | null };

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
export type OrderJudgement =
  | { kind: 'keptOut' | 'superseded' | 'unchanged' | 'overtaken' }
  /** It says the same in another form, which is kept. */
  | { kind: 'samePayload' }
  /** `pullWanted`: two finalized states differ, and only S-360 knows which is the later one. */
  | { kind: 'applied'; pullWanted: boolean };

const OPEN = 'OPEN';

/** Closed, abandoned, and whatever else S-360 may call an order that is not open any more. */
export const isFinalized = (orderState: string): boolean => orderState !== OPEN;

/** Decides about one snapshot of an order. Pure. */
export function judgeOrder(
  shown: ShownOrder,
  stored: StoredOrder | null,
  { createdSinceMs, source }: { createdSinceMs: number | null; source: OrderSource },
): OrderJudgement {
  if (stored === null) {
    const createdAtMs = shown.creationDateTime?.getTime() ?? Infinity;
    const isTooOld = createdSinceMs !== null && createdAtMs < createdSinceMs;
    return isTooOld && !source.letIn ? { kind: 'keptOut' } : { kind: 'applied', pullWanted: false };
  }
  const saysTheSame = stored.applied?.content === shown.content;
  if (saysTheSame) {
    const isRepeated = source.kind === 'pull' || stored.applied?.item === shown.item;
    return { kind: isRepeated ? 'unchanged' : 'samePayload' };
  }
  if (source.kind === 'pull' && stored.digest !== source.digest) return { kind: 'overtaken' };
  const [was, is] = [isFinalized(stored.orderState), isFinalized(shown.orderState)];
  if (was && !is) return { kind: 'superseded' };
  // An order read in another way cannot be compared: it may well say the same.
  const differs = was && is && stored.applied !== null;
  return { kind: 'applied', pullWanted: differs && source.kind === 'delivery' };
}
