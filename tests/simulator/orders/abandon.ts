import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numbersOf } from '../json';
import type { MovementData, OperationData, Order } from '../shapes/order';
import { openOrder, updateResult } from './create';
import { setQuantity } from './operation';

/**
 * abandonMovements: an order that loses all its movements is ABANDONED, which is
 * final.
 */
export function abandonMovements(request: JsonObject, institution: Institution): JsonObject {
  const order = openOrder(request, institution);
  return removeMovements(order, numbersOf(request, 'movementIds'), institution);
}

/** cancelOperations, known to work on an open order. */
export function cancelOperations(request: JsonObject, institution: Institution): JsonObject {
  const order = openOrder(request, institution);
  const operationIds = numbersOf(request, 'operationIds');
  const known = order.details.operationDatas.map(({ operationId }) => operationId);
  if (!operationIds.every((operationId) => known.includes(operationId))) {
    throw new BusinessError('error.order.operation.unknown');
  }
  const ofOperations = order.details.movementDatas
    .filter(({ operationId }) => operationIds.includes(operationId))
    .map(({ movementId }) => movementId);
  const movementIds = [...ofOperations, ...numbersOf(request, 'movementIds')];
  return removeMovements(order, movementIds, institution);
}

/** Abandons an open order: its seats are free, its lines stay visible as ABANDON. */
export function abandon(order: Order, institution: Institution): void {
  releaseSeats(order, institution);
  order.details.orderState = 'ABANDONED';
  order.details.expirationDate = undefined;
  for (const operation of order.details.operationDatas) operation.type = 'ABANDON';
  order.details.movementDatas = [];
  institution.orders.changed(order);
}

/** Releases the seats of an order, except those that a reservation of the same file still holds. */
export function releaseSeats(order: Order, institution: Institution): void {
  for (const movement of order.details.movementDatas) releaseSeat(order, movement, institution);
}

function removeMovements(
  order: Order,
  movementIds: number[],
  institution: Institution,
): JsonObject {
  const { details } = order;
  const isRemoved = (movement: MovementData): boolean => movementIds.includes(movement.movementId);
  const removed = details.movementDatas.filter(isRemoved);
  if (removed.length === 0 || removed.length < new Set(movementIds).size) {
    throw new BusinessError('error.order.movement.unknown');
  }
  const removedIds = { operationIds: emptied(order, isRemoved), movementIds };
  if (removed.length === details.movementDatas.length) {
    abandon(order, institution);
    return updateResult(order, [], [], removedIds);
  }
  for (const movement of removed) releaseSeat(order, movement, institution);
  details.movementDatas = details.movementDatas.filter((movement) => !isRemoved(movement));
  details.operationDatas = details.operationDatas.filter(
    ({ operationId }) => !removedIds.operationIds.includes(operationId),
  );
  const reduced = reduceQuantities(order);
  institution.orders.changed(order);
  return updateResult(order, reduced, [], removedIds);
}

/** Operations that lose all their movements, with their charges. */
function emptied(order: Order, isRemoved: (movement: MovementData) => boolean): number[] {
  const { operationDatas, movementDatas } = order.details;
  const kept = movementDatas.filter((movement) => !isRemoved(movement));
  const remaining = new Set(kept.map(({ operationId }) => operationId));
  return operationDatas
    .filter(
      ({ operationId, parentOperationId }) => !remaining.has(parentOperationId ?? operationId),
    )
    .map(({ operationId }) => operationId);
}

function reduceQuantities(order: Order): OperationData[] {
  const { operationDatas, movementDatas } = order.details;
  return operationDatas.filter((operation) => {
    const counted = operation.parentOperationId ?? operation.operationId;
    const quantity = movementDatas.filter(({ operationId }) => operationId === counted).length;
    if (quantity === operation.quantity) return false;
    setQuantity(operation, quantity);
    return true;
  });
}

function releaseSeat(order: Order, movement: MovementData, institution: Institution): void {
  const operation = order.details.operationDatas.find(
    ({ operationId }) => operationId === movement.operationId,
  );
  const { performanceId, seatCategoryId } = operation ?? {};
  if (!operation || performanceId === undefined || seatCategoryId === undefined) return;
  if (movement.seatId === undefined) return;
  if (institution.orders.isHeldElsewhere(order, operation, movement)) return;
  institution.stock.release({ performanceId, seatCategoryId }, movement.seatId);
}
