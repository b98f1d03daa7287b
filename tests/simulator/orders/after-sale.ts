import { BusinessError } from '../business-error';
import type { Institution } from '../institution';
import { type JsonObject, numberOf, numbersOf, objectsOf, textOf } from '../json';
import { paymentStateOf } from '../shapes/order';
import { abandon } from './abandon';
import { close, paymentDetailOf } from './close';
import { openOrder } from './create';

/**
 * notifyOrder: ends a payment by internet. The form of a success is not public; here
 * `paymentState` "PAID" (the default) closes the order and anything else abandons it.
 */
export function notifyOrder(request: JsonObject, institution: Institution): JsonObject {
  const order = openOrder(request, institution);
  const paymentState = paymentStateOf(textOf(request, 'paymentState') ?? 'PAID');
  for (const payment of order.payments) payment.paymentState = paymentState;
  if (paymentState === 'PAID') close(order, institution);
  else abandon(order, institution);
  const { orderId, orderState } = order.details;
  return { orderData: { orderId, orderState } };
}

/** reopenOrder: drops pending payments for another attempt. */
export function reopenOrder(request: JsonObject, institution: Institution): JsonObject {
  const order = openOrder(request, institution);
  order.payments = [];
  institution.orders.changed(order);
  const { orderId, orderState } = order.details;
  return { orderData: { orderId, orderState } };
}

/** checkPayment. */
export function checkPayment(request: JsonObject, institution: Institution): JsonObject {
  const { payments, details } = institution.orders.requested(request);
  const contactNumber = details.contactReference;
  return {
    paymentDetails: payments.map((payment) => ({ ...paymentDetailOf(payment), contactNumber })),
  };
}

/** cancelPayment: cancels payments of orders that are still open. */
export function cancelPayment(request: JsonObject, institution: Institution): JsonObject {
  const paymentIds = numbersOf(request, 'paymentIds');
  for (const order of institution.orders.opened()) {
    order.payments = order.payments.filter(({ paymentId }) => !paymentIds.includes(paymentId));
  }
  return {};
}

/** updateExternalReferences: given keys are replaced, others stay. */
export function updateExternalReferences(
  request: JsonObject,
  institution: Institution,
): JsonObject {
  const order = referencedOrder(request, institution);
  for (const written of objectsOf(request, 'externalReference')) {
    const key = textOf(written, 'key');
    if (key === undefined) throw new BusinessError('error.externalreference.key');
    const others = order.externalReferences.filter((known) => known.key !== key);
    order.externalReferences = [...others, { key, value: textOf(written, 'value') }];
  }
  institution.orders.keep(order);
  return {};
}

export function getExternalReference(request: JsonObject, institution: Institution): JsonObject {
  const { details, externalReferences } = referencedOrder(request, institution);
  return { externalReferences: { id: details.orderId, externalReferences } };
}

function referencedOrder(request: JsonObject, institution: Institution) {
  if (textOf(request, 'externalReferenceKind') !== 'ORDER') {
    throw new BusinessError('error.externalreference.kind');
  }
  return institution.orders.requested({ orderId: numberOf(request, 'id') });
}
