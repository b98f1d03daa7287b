import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, mergeDeep, numberOf, objectsOf, textOf, without } from '../json';
import {
  orderTypeOf,
  type OperationData,
  type Order,
  type OrderDetailsData,
} from '../shapes/order';
import { abandon } from './abandon';
import { setAmounts } from './amounts';
import { close } from './close';
import { describeSale } from './create';
import { setQuantity } from './operation';

/** Elements that identify an order or have their own merge rules. */
const notMergedDeeply = ['orderId', 'orderState', 'operationDatas'];
const amounts = ['saleAmount', 'preSaleAmount', 'reservationAmount', 'optionAmount'];

/**
 * An S-360 operator creates an order, or changes one by its `orderId`. The body is a partial
 * OrderDetailsData, merged deeply, operations by `operationId`. `orderState` CLOSED or ABANDONED
 * finalizes it; a change of a finalized order is sent again. Given amounts are kept, others are
 * added up. Such lines take no places from the stock.
 */
export function saveOrderByOperator(
  partial: JsonObject,
  institution: Institution,
): OrderDetailsData {
  const order = orderToChange(partial, institution);
  const { details } = order;
  mergeDeep(details, without(partial, [...notMergedDeeply, ...amounts]));
  details.movementDatas ??= [];
  for (const written of objectsOf(partial, 'operationDatas')) {
    mergeOperation(order, written, institution);
  }
  finalize(order, textOf(partial, 'orderState'), institution);
  // Closing sets the expiry of a reservation; a given one is kept.
  const expirationDate = textOf(partial, 'expirationDate');
  if (expirationDate !== undefined) details.expirationDate = expirationDate;
  institution.orders.changed(order);
  for (const amount of amounts) {
    const given = numberOf(partial, amount);
    if (given !== undefined) details[amount] = given;
  }
  return details;
}

function orderToChange(partial: JsonObject, institution: Institution): Order {
  const orderId = numberOf(partial, 'orderId');
  const known = orderId === undefined ? undefined : institution.orders.get(orderId);
  if (known) return known;
  const order = institution.orders.open(
    orderTypeOf(textOf(partial, 'orderType')) ?? 'SALE',
    undefined,
    orderId,
  );
  order.details.orderOriginator = 'DESK';
  describeSale(order, institution);
  return order;
}

/** Any other state is stored unchanged, as receivers must handle unknown states. */
function finalize(order: Order, orderState: string | undefined, institution: Institution): void {
  const wasOpen = order.details.orderState === 'OPEN';
  if (orderState === undefined || orderState === order.details.orderState) return;
  if (wasOpen && orderState === 'CLOSED') close(order, institution);
  else if (wasOpen && orderState === 'ABANDONED') abandon(order, institution);
  else order.details.orderState = orderState;
  setAmounts(order);
}

function mergeOperation(order: Order, written: JsonObject, institution: Institution): void {
  const { operationDatas } = order.details;
  const operationId = numberOf(written, 'operationId');
  const known = operationDatas.find((operation) => operation.operationId === operationId);
  const operation =
    known ?? blankOperation(order, operationId ?? institution.nextId(), institution);
  if (!known) operationDatas.push(operation);
  mergeDeep(operation, without(written, ['operationId']));
  if (typeof operation.quantity !== 'number' || typeof operation.unitPrice !== 'number') {
    throw new BusinessError('error.order.operation.invalid');
  }
  if (written.totalAmount === undefined) setQuantity(operation, operation.quantity);
}

const blankOperation = (
  order: Order,
  operationId: number,
  { currency }: Institution,
): OperationData => ({
  operationId,
  kind: 'SINGLE_ENTRY',
  type: order.details.orderType === 'SALE' ? 'PRE_SALE' : order.details.orderType,
  fileId: order.fileId,
  quantity: 1,
  unitPrice: 0,
  totalAmount: 0,
  catalogCurrency: { ...currency },
});
