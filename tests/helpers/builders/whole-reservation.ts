import type { StoredOrder } from '../orders/stored-orders';

const CHF = { currencyCode: 'CHF', fractionDigits: 2 };
const SEAT = { movementId: '1', area: 'Stalls', entrance: 'East' };

/** A reservation of two seats with charges and a value in every displayed column. */
export const wholeReservation = (
  contactDocumentId: string,
  creationDateTime: Date,
): StoredOrder => ({
  ...CHF,
  orderId: 'whole',
  contactDocumentId,
  orderType: 'RESERVATION',
  creationDateTime,
  expirationDate: new Date('2026-06-01T00:00:00.000Z'),
  summary: '2 × Hamlet',
  reservationAmount: '50000',
  waitingAccountBalanceAmount: '-1500',
  salesChannelCode: 'BO',
  salesChannelName: 'Box office',
  pointOfSalesCode: 'P1',
  lines: [
    {
      ...CHF,
      operationId: 'w-charges',
      parentOperationId: 'w-line',
      kind: 'CHARGES',
      product: 'Hamlet',
      quantity: 2,
      totalAmount: '2000',
    },
    {
      ...CHF,
      operationId: 'w-line',
      kind: 'SINGLE_ENTRY',
      product: 'Hamlet',
      performanceCode: 'HAM-1',
      performanceDate: new Date('2026-06-02T18:15:00.000Z'),
      site: 'Theatre',
      space: 'Hall',
      seatCategory: 'Category 1',
      audienceSubCategory: 'Full price',
      quantity: 2,
      totalAmount: '48000',
      seats: JSON.stringify([
        { ...SEAT, row: 'C', seatNumber: '7', holder: '10' },
        { ...SEAT, movementId: '2', row: 'C', seatNumber: '8', holder: null },
      ]),
    },
  ],
});
