import { notAdopted } from '../../../../../admin/src/features/bookings/model/notAdopted';
import type { Booking } from '../../../../../server/src/contracts';
import { aBooking } from '../../../../helpers/builders/bookings';
import { written } from '../../../../helpers/builders/reasons';

const SINCE = '2027-01-10T09:00:00.000Z';
const AFTER = '2027-01-10T09:20:00.000Z';

const failedAt = (at: string) => ({
  code: 'order-of-another-contact',
  reason: written('The order is of another contact.'),
  at,
});

const inDoubt = (overrides: Partial<Booking>): Booking =>
  aBooking({
    state: 'inDoubt',
    inDoubt: { since: SINCE, dueAt: AFTER, candidates: [] },
    ...overrides,
  });

describe('the reason why an order was not adopted', () => {
  it('is the failure since the booking has been in doubt', () => {
    const failure = failedAt(AFTER);
    expect(notAdopted(inDoubt({ failure }))).toBe(failure);
  });

  it('is not the failure that lost the answer to the create', () => {
    expect(notAdopted(inDoubt({ failure: failedAt(SINCE) }))).toBeNull();
  });

  it('is not shown while the order still waits to be read', () => {
    const failure = failedAt(AFTER);
    const progress = { step: 'waiting', until: null, reason: 'retry', failure } as const;
    expect(notAdopted(inDoubt({ failure, progress }))).toBeNull();
  });

  it('is absent when nothing failed or the booking is not in doubt', () => {
    expect(notAdopted(inDoubt({ failure: null }))).toBeNull();
    expect(notAdopted(aBooking({ state: 'failed', failure: failedAt(AFTER) }))).toBeNull();
  });
});
