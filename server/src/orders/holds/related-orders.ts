import type { OrderOfFile, RelatedOrders } from '../../contracts/orders/orders';
import { endOfHold, isHold, type FileOrder } from './open-holds';

/** An order without relations to others. */
export const UNRELATED: RelatedOrders = { holds: [], endedBy: [], isEnded: false };

const shown = ({ documentId, orderId, orderType }: FileOrder): OrderOfFile => ({
  documentId,
  orderId,
  orderType,
});

/**
 * What became of a reservation or option, or which ones an order sold or released, by the closed
 * orders of its file. Pure.
 */
export function relatedOrders(documentId: string, file: readonly FileOrder[]): RelatedOrders {
  const own = file.find((order) => order.documentId === documentId);
  if (own === undefined) return UNRELATED;
  if (isHold(own)) {
    const { endedBy, isHeld } = endOfHold(own, file);
    return { holds: [], endedBy: endedBy.map(shown), isEnded: !isHeld };
  }
  const holds = file.filter(
    (order) => isHold(order) && endOfHold(order, file).endedBy.includes(own),
  );
  return { holds: holds.map(shown), endedBy: [], isEnded: false };
}
