import type { ListedQuarantinedItem } from '../../../../../server/src/contracts';

/**
 * Whether an item says which contact or order it is about. Without that, trying it again cannot
 * help, because the item stays as it came.
 */
export const hasNumber = ({
  contactNumber,
  orderId,
  stream,
}: Pick<ListedQuarantinedItem, 'contactNumber' | 'orderId' | 'stream'>): boolean =>
  (stream === 'contacts' ? contactNumber : orderId) !== null;
