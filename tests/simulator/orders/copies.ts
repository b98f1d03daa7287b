import type { OperationData, Order } from '../shapes/order';

/**
 * Copies the operations of an order to another one of its file, with charges and children. Returns
 * the copies by the ids of the originals.
 */
export function copyOperations(
  from: Order,
  into: Order,
  type: string,
  nextId: () => number,
): Map<number, OperationData> {
  const copies = new Map<number, OperationData>();
  for (const operation of from.details.operationDatas) {
    const copy: OperationData = { ...structuredClone(operation), operationId: nextId(), type };
    copies.set(operation.operationId, copy);
    const parent = copies.get(operation.parentOperationId ?? Number.NaN);
    copy.parentOperationId = parent?.operationId;
    into.details.operationDatas.push(copy);
  }
  return copies;
}
