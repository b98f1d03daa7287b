import { applyStepFailure } from '../../../../server/src/bookings/machine/answers';
import { LONGEST_WORK_MS } from '../../../../server/src/bookings/machine/lost-payment';
import { applyRead } from '../../../../server/src/bookings/machine/read';
import { beginStep } from '../../../../server/src/bookings/machine/steps';
import { offeredContent } from '../../../../server/src/bookings/offered-order';
import type { BookingChange, BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOrder } from '../../../helpers/bookings/an-order';
import { written } from '../../../helpers/builders/reasons';

const BEGUN = new Date('2026-03-01T10:00:00.000Z');
const after = (ms: number) => new Date(BEGUN.getTime() + ms);
const OPEN = anOrder({
  content: offeredContent({
    operations: [{ operationId: 1, quantity: 2, totalAmount: 80_000 }],
    movements: [],
    catalogCurrency: null,
  }),
});

const given = <T>(value: T | null): T => {
  if (value === null) throw new Error('it is not there');
  return value;
};

/** A closing whose call got no answer in 20 seconds. */
function lost(changes: Partial<BookingRecord>): BookingRecord {
  const closing = aBooking({ state: 'closing', orderId: '700', ...changes });
  const { booking, sending } = given(beginStep(closing, { step: 'close', fence: 1, now: BEGUN }));
  const failure = { code: 'TIMEOUT', reason: written('x'), at: after(20_000).toISOString() };
  const outcome = { kind: 'lost', failure, retryAt: after(21_000) } as const;
  return given(applyStepFailure(booking, sending, outcome, after(20_000))).booking;
}

function read(booking: BookingRecord, ms: number, order = OPEN): BookingChange {
  const now = after(ms);
  const reading = given(beginStep(booking, { step: 'read', fence: 1, now }));
  const retryAt = after(ms + 64_000);
  return given(applyRead(reading.booking, reading.sending, { order, retryAt }, after(ms + 100)));
}

const PAID = { payment: { kind: 'paid', paymentMethodId: '16362' } } as const;

describe('a paid closing whose answer was lost', () => {
  it('is checked at once and not repeated while S-360 may still be working on it', () => {
    const first = read(lost(PAID), 20_000).booking;
    expect(first).toMatchObject({ state: 'closing', check: { step: 'close' }, tries: 1 });
    expect(first.nextAttemptAt).toEqual(after(84_000));
    const second = read(first, 84_000).booking;
    expect(second).toMatchObject({ state: 'closing', check: { step: 'close' } });
    expect(second.nextAttemptAt).toEqual(after(LONGEST_WORK_MS));
  });

  it('needs a decision by a person once S-360 can no longer be working on it', () => {
    const change = read(lost(PAID), LONGEST_WORK_MS);
    expect(change.booking).toMatchObject({
      state: 'incomplete',
      check: null,
      failure: { code: 'payment-unanswered' },
    });
  });

  it('ends as soon as the order is read as closed', () => {
    const change = read(lost(PAID), 20_000, { ...OPEN, orderState: 'CLOSED' });
    expect(change.booking).toMatchObject({ state: 'closed', failure: null });
  });

  it('differs from an unpaid closing, which is called again', () => {
    const unpaid = read(lost({ payment: { kind: 'unpaid' } }), 20_000).booking;
    expect(unpaid).toMatchObject({ state: 'closing', check: null });
  });
});
