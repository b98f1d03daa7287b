import type { Institution } from '../institution';
import type { MovementData, OperationData, Order } from '../shapes/order';
import { isHolding } from './book';
import { copyOperations } from './copies';

export type ResumedKind = 'RESERVATION' | 'OPTION';

/** The holds of a file that can be sold or released: open ones without an open order. */
export function ordersToResume(
  kind: ResumedKind,
  fileId: number | undefined,
  institution: Institution,
): Order[] {
  const orders = fileId === undefined ? [] : institution.orders.ofFile(fileId);
  const inWork = new Set(
    orders.filter(({ details }) => details.orderState === 'OPEN').flatMap(({ resumes }) => resumes),
  );
  return orders.filter(
    (order) =>
      isHolding(order) && order.details.orderType === kind && !inWork.has(order.details.orderId),
  );
}

/** Copies the operations of a reservation or option to the order that resumes or releases it. */
export function addResumed(order: Order, resumed: Order, institution: Institution): void {
  order.resumes.push(resumed.details.orderId);
  const isSale = order.details.orderType === 'SALE';
  const type = isSale ? 'PRE_SALE' : 'ABANDON';
  const copies = copyOperations(resumed, order, type, () => institution.nextId());
  for (const movement of resumed.details.movementDatas) {
    const operation = copies.get(movement.operationId);
    if (!operation) continue;
    order.details.movementDatas.push({
      ...resumedMovement(movement, operation, isSale, institution),
      movementId: institution.nextId(),
      operationId: operation.operationId,
      resumed: true,
    });
  }
}

/** A bought option gets its seat now; a reservation already has one. */
function resumedMovement(
  movement: MovementData,
  { performanceId, seatCategoryId }: OperationData,
  isSale: boolean,
  institution: Institution,
): MovementData {
  const needsSeat = isSale && movement.type === 'SEAT' && movement.seatId === undefined;
  if (!needsSeat || performanceId === undefined || seatCategoryId === undefined) {
    return structuredClone(movement);
  }
  const [seat] = institution.stock.take({ performanceId, seatCategoryId }, 1);
  return { ...structuredClone(movement), ...seat };
}
