import type { OrderOfFile, RelatedOrders } from '../../contracts/orders/orders';
import { endOfHold, inTime, isHold, isRefund, isSale, type FileOrder } from './open-holds';

/** An order without relations to others. */
export const UNRELATED: RelatedOrders = {
  holds: [],
  endedBy: [],
  isEnded: false,
  refundOf: [],
  refundedBy: [],
};

const shown = ({ documentId, orderId, orderType }: FileOrder): OrderOfFile => ({
  documentId,
  orderId,
  orderType,
});

/**
 * What became of a reservation or option, which ones an order sold or released, and which sale a
 * refund belongs to, by the closed orders of its file. Pure.
 */
export function relatedOrders(documentId: string, file: readonly FileOrder[]): RelatedOrders {
  const own = file.find((order) => order.documentId === documentId);
  if (own === undefined) return UNRELATED;
  const ordered = file.toSorted(inTime);
  if (isHold(own)) {
    const { endedBy, isHeld } = endOfHold(own, file);
    return { ...UNRELATED, endedBy: endedBy.map(shown), isEnded: !isHeld };
  }
  if (isRefund(own)) {
    const refundOf = ordered.filter((order) => isRefundOf(own, order));
    return { ...UNRELATED, refundOf: refundOf.map(shown) };
  }
  const holds = file.filter(
    (order) => isHold(order) && endOfHold(order, file).endedBy.includes(own),
  );
  const refundedBy = ordered.filter((order) => isRefund(order) && isRefundOf(order, own));
  return { ...UNRELATED, holds: holds.map(shown), refundedBy: refundedBy.map(shown) };
}

/** Whether a refund may be of a sale: an earlier one of the same performance or product. */
function isRefundOf(refund: FileOrder, sale: FileOrder): boolean {
  if (!isSale(sale) || inTime(sale, refund) > 0) return false;
  if (refund.units.size === 0 || sale.units.size === 0) return true;
  return [...refund.units.keys()].some((what) => sale.units.has(what));
}
