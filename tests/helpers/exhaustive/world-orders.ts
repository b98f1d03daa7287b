import { offeredContent } from '../../../server/src/bookings/offered-order';
import type { BookingRecord } from '../../../server/src/bookings/records';
import type { ShownOrder } from '../../../server/src/bookings/shown-order';
import { anOrder } from '../bookings/an-order';

/** An order of the booking in S-360. */
export interface WorldOrder {
  orderId: string;
  reference: string;
  state: 'OPEN' | 'CLOSED' | 'ABANDONED';
  /** Whether it holds everything that was requested. */
  isWhole: boolean;
}

const EVERYTHING = { quantity: 2 };
const A_PART = { quantity: 1 };

export const contentOf = ({ isWhole }: Pick<WorldOrder, 'isWhole'>) =>
  offeredContent({
    operations: [
      {
        operationId: 1,
        fileId: 70,
        performanceId: '100',
        seatCategoryId: '10',
        audienceSubCategoryId: '1',
        unitPrice: 40_000,
        ...(isWhole ? EVERYTHING : A_PART),
      },
    ],
    movements: [{ movementId: 3, operationId: 1 }],
    catalogCurrency: { currencyCode: 'CHF', fractionDigit: 2 },
  });

const ORDER_TYPES = {
  sale: 'SALE',
  reservation: 'RESERVATION',
  option: 'OPTION',
  release: 'RESERVATION_FREEING',
} as const;

export const shownOrder = (order: WorldOrder, { kind }: BookingRecord): ShownOrder =>
  anOrder({
    orderId: order.orderId,
    orderType: ORDER_TYPES[kind],
    orderState: order.state,
    externalReference: order.reference,
    content: contentOf(order),
  });
