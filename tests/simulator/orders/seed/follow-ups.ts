import { copyOperations } from '../copies';
import { setQuantity } from '../operation';
import type { MovementData, OperationData, Order, OrderType } from '../../shapes/order';
import type { FollowUp } from './roles';

/** The type and originator of an order that follows another one in its file. */
interface FollowUpOrder {
  orderType: OrderType;
  /** By default it is made at a desk, like a sale. */
  originator?: string;
}

/** The type of a follow-up order. */
export function followUpOrder(followUp: FollowUp, opener: Order): FollowUpOrder {
  const kind = opener.details.orderType;
  switch (followUp) {
    case 'refund':
      return { orderType: 'REFUND_CLIENT', originator: 'CREDIT_NOTE' };
    case 'partial-refund':
      return { orderType: 'REFUND_CLIENT', originator: 'PARTIAL_REFUND' };
    case 'organization-refund':
      return { orderType: 'REFUND_ORGANIZATION', originator: 'ADMINISTRATION' };
    case 'exchange-return':
    case 'exchange-purchase':
      return { orderType: 'EXCHANGE_CLIENT', originator: 'DESK' };
    case 'organization-exchange-return':
    case 'organization-exchange-purchase':
      return { orderType: 'EXCHANGE_ORGANIZATION', originator: 'ADMINISTRATION' };
    case 'resume':
      return {
        orderType: 'SALE',
        originator: kind === 'OPTION' ? 'OPTION_DISTRIBUTION' : undefined,
      };
    case 'free':
      return {
        orderType: kind === 'OPTION' ? 'OPTION_FREEING' : 'RESERVATION_FREEING',
        originator: 'BATCH',
      };
    case 'transfer':
      return { orderType: 'ST_TRANSFER', originator: 'ST_TRANSFER' };
  }
}

/** Adds the lines of the opener to the order that buys or releases its hold. */
export function addHeld(order: Order, opener: Order, type: string, nextId: () => number): void {
  order.resumes.push(opener.details.orderId);
  addCopies(order, opener, type, nextId).forEach((movement) => (movement.resumed = true));
}

/** Adds the lines of a sale to its refund: same units, negative prices. */
export function addReturned(order: Order, sale: Order, nextId: () => number): void {
  addCopies(order, sale, 'REFUND', nextId);
  for (const operation of order.details.operationDatas) price(operation, -operation.unitPrice);
}

/** Returns one unit of the first line with units; its charges are kept. */
export function addOneReturned(order: Order, sale: Order, nextId: () => number): void {
  addReturned(order, sale, nextId);
  const { details } = order;
  const movement = details.movementDatas[0];
  const operation = details.operationDatas.find(
    ({ operationId }) => operationId === movement?.operationId,
  );
  if (!movement || !operation) return;
  operation.quantity = 1;
  price(operation, operation.unitPrice);
  details.operationDatas = [operation];
  details.movementDatas = [movement];
}

/** Adds a season ticket to the order that transfers it to somebody else for free. */
export function addTransferred(order: Order, sold: Order, nextId: () => number): void {
  const movements = addCopies(order, sold, 'TRANSFER', nextId);
  for (const movement of movements) movement.contactReference = order.details.contactReference;
  for (const operation of order.details.operationDatas) price(operation, 0);
}

function addCopies(order: Order, from: Order, type: string, nextId: () => number): MovementData[] {
  const copies = copyOperations(from, order, type, nextId);
  const movements = from.details.movementDatas.map((movement) => ({
    ...movement,
    movementId: nextId(),
    operationId: copies.get(movement.operationId)?.operationId ?? movement.operationId,
  }));
  order.details.movementDatas.push(...movements);
  return movements;
}

/** A price of 0 is never a negative zero, which JSON does not have. */
function price(operation: OperationData, unitPrice: number): void {
  operation.unitPrice = unitPrice + 0;
  setQuantity(operation, operation.quantity);
}
