import { isRecord } from '../kernel/database/values';
import type { Assumptions } from '../s360';
import { detailsIn, readOrderItem, type OrderSnapshot, type Thousandths } from '../orders';
import { amountOf } from './order-cost';
import { offeredContent, type OfferedContent } from './offered-order';

/** An order as S-360 shows it whole, by its webhook or when it is read. */
export interface ShownOrder {
  orderId: string;
  orderType: string;
  orderState: string;
  contactReference: string | null;
  externalReference: string | null;
  fileId: string | null;
  expirationDate: Date | null;
  /** What S-360 says that it costs; `null` where it does not. */
  amount: Thousandths | null;
  content: OfferedContent;
}

/** The lines of an order, from its item as it came. */
export function contentOf(item: unknown): OfferedContent {
  const details = detailsIn(item) ?? {};
  const { catalogCurrency, movementDatas, operationDatas } = details;
  return offeredContent({ operations: operationDatas, movements: movementDatas, catalogCurrency });
}

/** The order of a snapshot, with its lines. */
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

/** What reading an order was answered with; `null` when it cannot be told what it says. */
export function readOrder(
  answer: unknown,
  assumptions: Pick<Assumptions, 'orderStates' | 'flagWords'>,
): ShownOrder | null {
  const read = readOrderItem(answer, assumptions);
  return read.kind === 'snapshot' ? orderOf(read.snapshot) : null;
}
