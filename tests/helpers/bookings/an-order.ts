import type { ShownOrder } from '../../../server/src/bookings/shown-order';

/** The open order of the booking from `aBooking`, with the given changes. */
export const anOrder = (changes: Partial<ShownOrder> = {}): ShownOrder => ({
  orderId: '700',
  orderType: 'SALE',
  orderState: 'OPEN',
  contactReference: '1001',
  externalReference: 'CRM-00000001-1',
  fileId: '70',
  expirationDate: null,
  amount: null,
  content: { lines: [], movementIds: [], fileId: null, currency: null },
  ...changes,
});
