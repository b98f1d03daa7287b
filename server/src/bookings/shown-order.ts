import type { Assumptions } from '../s360';
import { detailsIn, readOrderItem, type OrderSnapshot, type Thousandths } from '../orders';
import { amountOf } from './order-cost';
import { offeredContent, type OfferedContent } from './offered-order';
import { isRecord } from '../kernel/is-record';

/** A whole order as S-360 shows it, received by webhook or read. */
export interface ShownOrder {
  orderId: string;
  orderType: string;
  orderState: string;
  contactReference: string | null;
  externalReference: string | null;
  fileId: string | null;
  expirationDate: Date | null;
  /** S-360's total; `null` where it reports none. */
  amount: Thousandths | null;
  content: OfferedContent;
}

function contentOf(item: unknown): OfferedContent {
  const details = detailsIn(item) ?? {};
  const { catalogCurrency, movementDatas, operationDatas } = details;
  return offeredContent({ operations: operationDatas, movements: movementDatas, catalogCurrency });
}

export function orderOf(snapshot: OrderSnapshot): ShownOrder {
  const { contactReference, expirationDate, externalReference, fileId } = snapshot;
  const { orderId, orderState, orderType, payload } = snapshot;
  const item: unknown = JSON.parse(payload);
  return {
    orderId,
    orderType,
    orderState,
    contactReference,
    externalReference,
    fileId,
    expirationDate,
    amount: amountOf(snapshot),
    content: contentOf(isRecord(item) ? item : {}),
  };
}

/** The order in an answer to a read; `null` when the answer cannot be interpreted. */
export function readOrder(
  answer: unknown,
  assumptions: Pick<Assumptions, 'orderStates' | 'flagWords'>,
): ShownOrder | null {
  const read = readOrderItem(answer, assumptions);
  return read.kind === 'snapshot' ? orderOf(read.snapshot) : null;
}
