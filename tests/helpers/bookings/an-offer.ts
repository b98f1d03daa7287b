import type { StoredOffer } from '../../../server/src/bookings/records';

/** S-360’s offer for a sale of 80.000 without charges, with the given changes. */
export const anOffer = (changes: Partial<StoredOffer> = {}): StoredOffer => ({
  orderId: '700',
  fileId: '70',
  lines: [],
  movementIds: ['3'],
  totalBeforeCharges: '80000',
  charges: '0',
  total: '80000',
  differences: [],
  ...changes,
});
