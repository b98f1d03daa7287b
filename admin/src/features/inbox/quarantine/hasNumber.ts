import { STREAM_DESCRIPTIONS } from '../../../../../server/src/contracts/streams';
import type { ListedQuarantinedItem } from '../../../../../server/src/contracts';

/**
 * Whether an item says which contact or order it is about. Without that, trying it again cannot
 * help, because the item stays as it came.
 */
export const hasNumber = (
  item: Pick<ListedQuarantinedItem, 'contactNumber' | 'orderId' | 'stream'>,
): boolean => item[STREAM_DESCRIPTIONS[item.stream].number] !== null;
