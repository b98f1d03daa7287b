import { codeText } from './values';
import { isRecord } from '../../kernel/is-record';

/**
 * Elements of a ticket as S-360's access-control webhook sends it (documented), and as another
 * receiver gets it (seen in use: `saleMovementId`, `orderSecretToken`, `state`, `lastUpdate`).
 */
const OF_TICKETS = [
  'barcode',
  'ticketId',
  'ticketState',
  'cancellationCause',
  'tariffCode',
  'validityStartTime',
  'validityEndTime',
  'culturalContactNumber',
  'holderInfo',
  'salesChannelCodeMapping',
  'saleMovementId',
  'orderSecretToken',
  'state',
  'lastUpdate',
];

const OF_ORDERS = ['orderDetailsData', 'operationDatas', 'orderType', 'orderState'];

/** A ticket has its number or its code, and at least one more element that no order has. */
const FEWEST = 2;

/**
 * Whether an item of the order webhook is an access-control ticket, which arrives when the
 * access-control webhook was given the URL for orders. The ticket may name its order, but says
 * nothing about it.
 */
export function isAccessControlTicket(item: unknown): boolean {
  if (!isRecord(item) || OF_ORDERS.some((name) => Object.hasOwn(item, name))) return false;
  const isNamed = codeText(item.ticketId) !== null || codeText(item.barcode) !== null;
  const shown = OF_TICKETS.filter((name) => Object.hasOwn(item, name));
  return isNamed && shown.length >= FEWEST;
}
