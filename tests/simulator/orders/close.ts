import { BusinessError } from '../business-error';
import { DAY_MS, isoDate, startOfDay } from '../clock';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, objectsOf, textOf } from '../json';
import type { Order, Payment } from '../shapes/order';
import { releaseSeats } from './abandon';
import { totalOf } from './amounts';
import { purchaserOf } from './create';

/** The duration of a reservation or option; S-360’s own rule is not public. */
const HELD_FOR_MS = 14 * DAY_MS;

/** closeOrder: a sale is then closed and unpaid. Idempotent. */
export function closeOrder(request: JsonObject, institution: Institution): JsonObject {
  const order = orderToClose(request, institution);
  if (order.details.orderState === 'OPEN') close(order, institution);
  return { orderData: orderDataOf(order) };
}

/**
 * createPaymentsAndCloseOrder: closes as paid. A payment by bank card leaves the order
 * open until notifyOrder reports success. As nothing is known to prevent a second payment of a
 * closed order, the simulator accepts it.
 */
export function createPaymentsAndCloseOrder(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const order = orderToClose(request, institution);
  const payments = readPayments(request, order, institution);
  order.payments.push(...payments);
  const isPaid = payments.every(({ paymentState }) => paymentState === 'PAID');
  if (isPaid && order.details.orderState === 'OPEN') close(order, institution);
  else institution.orders.changed(order);
  return { orderData: orderDataOf(order), paymentDetails: order.payments.map(paymentDetailOf) };
}

/** Puts an open order into the final state CLOSED, with all consequences. */
export function close(order: Order, institution: Institution): void {
  const { details } = order;
  details.orderState = 'CLOSED';
  for (const operation of details.operationDatas) {
    if (operation.type === 'PRE_SALE') operation.type = 'SALE';
  }
  const isHeld = details.orderType === 'RESERVATION' || details.orderType === 'OPTION';
  details.expirationDate = isHeld ? expirationOf(institution) : undefined;
  for (const orderId of order.resumes) {
    const resumed = institution.orders.get(orderId);
    if (!resumed) continue;
    institution.orders.spend(resumed);
    if (details.orderType === 'RESERVATION_FREEING') releaseSeats(resumed, institution);
  }
  institution.orders.changed(order);
}

/** A midnight: the start of the last day of the hold, or its end. */
const expirationOf = ({ clock }: Institution): string =>
  isoDate(startOfDay(clock.now() + HELD_FOR_MS));

function orderToClose(request: JsonObject, institution: Institution): Order {
  const order = institution.orders.requested(request);
  const { details } = order;
  const orderType = textOf(request, 'orderType');
  if (orderType !== undefined && orderType !== details.orderType) {
    throw new BusinessError('error.order.type');
  }
  if (details.orderState === 'ABANDONED') throw new BusinessError('error.order.state');
  if (details.operationDatas.length === 0) throw new BusinessError('error.order.empty');
  const purchaser = purchaserOf(request, institution);
  if (details.orderState === 'OPEN' && purchaser !== undefined) {
    details.contactReference = purchaser;
  }
  return order;
}

const NEEDS_NUMBER: ReadonlySet<string> = new Set(['VOUCHER', 'CREDIT_NOTE']);

/** Payments must have known methods and add up to the total of the order. */
function readPayments(request: JsonObject, order: Order, institution: Institution): Payment[] {
  const methods = institution.requireCatalog().paymentMethods;
  const payments = objectsOf(request, 'payments').map((payment) => {
    const method = methods.find(({ id }) => id === numberOf(payment, 'paymentMethodId'));
    const amount = numberOf(payment, 'amount');
    // A voucher or credit note is known by its number, which no documented member carries.
    if (!method || NEEDS_NUMBER.has(method.paymentType))
      throw new BusinessError('error.payment.method');
    if (amount === undefined || !Number.isInteger(amount)) {
      throw new BusinessError('error.payment.amount');
    }
    return { method, amount };
  });
  if (payments.reduce((sum, { amount }) => sum + amount, 0) !== totalOf(order)) {
    throw new BusinessError('error.payment.amount');
  }
  return payments.map(({ method, amount }) => {
    const paymentId = institution.nextId();
    return {
      paymentId,
      identification: `P${paymentId}`,
      amount,
      paymentMethodId: method.id,
      paymentState: method.paymentType === 'BANK_CARD' ? 'WAITING' : 'PAID',
    };
  });
}

const orderDataOf = ({ details }: Order): JsonObject => ({
  orderId: details.orderId,
  orderState: details.orderState,
});

/** A payment in an answer, with its EPC transaction. */
export const paymentDetailOf = (payment: Payment): JsonObject => ({
  ...payment,
  epcTransactionData: { transactionID: payment.identification },
});
