import type { Reason } from '../../contracts/reasons';
import { orderStateIn, type Assumptions, parseThousandths } from '../../s360';
import type { Currency, OrderSnapshot } from '../records';
import { isAccessControlTicket } from './access-control';
import { detailsIn, granularityIn, longId, orderIdIn, reasonsAgainstOrder } from './order-item';
import { purchaserOf } from './purchaser';
import { shownLines, showsUnits } from './shown-lines';
import { codeText, currencyOf, moment, objectsIn, translatedText } from './values';

/** What an item of a delivery, or the answer to a pull, says about an order. */
export type ReadOrder =
  | { kind: 'snapshot'; snapshot: OrderSnapshot }
  /**
   * Only the id of the order is known: the V1 form, and any item that lacks the state, or a type
   * that its amounts do not tell either.
   */
  | { kind: 'orderIdOnly'; orderId: string }
  /** An access-control ticket, which says nothing about its order. */
  | { kind: 'accessControl' }
  | { kind: 'unusable'; orderId: string | null; reasons: Reason[] };

/**
 * Reads an order (s360-api 4.2) from JSON of S-360. Malformed values are left out, and the item is
 * refused only when its order cannot be identified or an amount cannot be read. `payload` is the
 * item as JSON text where the caller has it already. Pure.
 */
export function readOrderItem(
  item: unknown,
  assumptions: Pick<Assumptions, 'orderStates' | 'flagWords'>,
  payload: string = JSON.stringify(item),
): ReadOrder {
  if (isAccessControlTicket(item)) return { kind: 'accessControl' };
  const reasons = reasonsAgainstOrder(item);
  const details = detailsIn(item);
  const orderId = orderIdIn(item);
  if (reasons.length > 0 || details === null || orderId === null) {
    return { kind: 'unusable', orderId, reasons };
  }
  const orderType = codeText(details.orderType) ?? typeByAmount(details);
  const stateWord = codeText(details.orderState);
  if (orderType === null || stateWord === null) return { kind: 'orderIdOnly', orderId };
  const orderState = orderStateIn(stateWord, assumptions);
  const identity = { orderId, orderType, orderState, stateWord, payload };
  const snapshot = {
    ...snapshotOf(details, identity, assumptions),
    ...purchaserOf(item, details),
    showsUnits: showsUnits(details, granularityIn(item)),
  };
  return { kind: 'snapshot', snapshot };
}

/** Which amount of an order is its own, by its type. */
const TYPES_BY_AMOUNT = {
  saleAmount: 'SALE',
  reservationAmount: 'RESERVATION',
  optionAmount: 'OPTION',
} as const;

/**
 * The type of an order that does not name it, as in the documented sample of webhook V2 of 2020: by
 * the one amount that it has. Reading each such order would cost a call. `null` where several
 * amounts, none, or a negative one leave it open.
 */
function typeByAmount(details: Record<string, unknown>): string | null {
  const given = Object.entries(TYPES_BY_AMOUNT).filter(([name]) => amount(details[name]) !== 0n);
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) return null;
  const [name, type] = only;
  return amount(details[name]) > 0n ? type : null;
}

const amount = (value: unknown): bigint => parseThousandths(value) ?? 0n;

function snapshotOf(
  details: Record<string, unknown>,
  identity: Pick<OrderSnapshot, 'orderId' | 'orderType' | 'orderState' | 'stateWord' | 'payload'>,
  words: Pick<Assumptions, 'flagWords'>,
): Omit<
  OrderSnapshot,
  'showsUnits' | 'contactReference' | 'isPurchaserBeside' | 'possiblePurchasers'
> {
  const currency = currencyOf(details.catalogCurrency) ?? currencyOfLines(details);
  return {
    ...identity,
    orderOriginator: codeText(details.orderOriginator),
    externalReference: codeText(details.externalReference),
    fileId: fileIdOf(details),
    creationDateTime: moment(details.creationDateTime),
    referenceDate: moment(details.referenceDate),
    expirationDate: moment(details.expirationDate),
    currency,
    saleAmount: amount(details.saleAmount),
    preSaleAmount: amount(details.preSaleAmount),
    reservationAmount: amount(details.reservationAmount),
    optionAmount: amount(details.optionAmount),
    waitingAccountBalanceAmount: amount(details.waitingAccountBalanceAmount),
    salesChannelCode: codeText(details.salesChannelCode),
    salesChannelName: translatedText(details.salesChannelName),
    salesChannelType: codeText(details.salesChannelType),
    pointOfSalesId: longId(details.pointOfSalesId),
    pointOfSalesCode: codeText(details.pointOfSalesCode),
    pointOfSalesName: translatedText(details.pointOfSalesName),
    organizationCode: codeText(details.organizationCode),
    organizationName: translatedText(details.organizationName),
    lines: shownLines(details, currency, words),
  };
}

/** S-360 names the file on the operations; all operations of an order share it (s360-api 4.2). */
function fileIdOf(details: Record<string, unknown>): string | null {
  const [first = null] = objectsIn(details.operationDatas).flatMap(
    ({ fileId }) => longId(fileId) ?? [],
  );
  return first;
}

/** Older interfaces name the currency only on the operations. */
function currencyOfLines(details: Record<string, unknown>): Currency | null {
  for (const operation of objectsIn(details.operationDatas)) {
    const currency = currencyOf(operation.catalogCurrency);
    if (currency !== null) return currency;
  }
  return null;
}
