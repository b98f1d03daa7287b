import type { BookedOrderType } from '../s360';
import type { BookingRecord } from './records';

export function orderTypeOf({ follows, kind }: BookingRecord): BookedOrderType {
  switch (kind) {
    case 'sale':
      return 'SALE';
    case 'reservation':
      return 'RESERVATION';
    case 'option':
      return 'OPTION';
    case 'release':
      // Assumption `releasing`.
      return follows?.kind === 'option' ? 'OPTION_FREEING' : 'RESERVATION_FREEING';
  }
}
