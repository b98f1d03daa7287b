import type { StoredOffer } from '../../../server/src/bookings/records';

/** What S-360 answered for a sale of 80.000 without charges, with whatever is to be different. */
export const anOffer = (changes: Partial<StoredOffer> = {}): StoredOffer => ({
  orderId: '700',
  fileId: '70',
  lines: [],
  movementIds: ['3'],
  totalBeforeCharges: '80000',
  charges: '0',
  total: '80000',
  differences: [],
  shipmentModes: [],
  ...changes,
});
