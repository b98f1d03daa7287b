import { applyStepFailure } from '../../../../server/src/bookings/machine/answers';
import { withdrawRequest } from '../../../../server/src/bookings/machine/decisions';
import { beginStep } from '../../../../server/src/bookings/machine/steps';
import type { BookingRecord, CallStep } from '../../../../server/src/bookings/records';
import { StateConflictError } from '../../../../server/src/kernel/errors';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const HOUR_MS = 3_600_000;
const OFFER = anOffer();
const failure = { code: 'HTTP 403', reason: written('x'), at: AT.toISOString() };
const open = (changes: Partial<BookingRecord> = {}) =>
  aBooking({ state: 'created', orderId: '700', offer: OFFER, nextAttemptAt: AT, ...changes });

/** The booking during its due call, and the call. */
function called(booking: BookingRecord, step: CallStep) {
  const now = booking.nextAttemptAt ?? AT;
  const on = beginStep(booking, { step, fence: 1, now });
  if (on === null) throw new Error(`it is not due for ${step}`);
  return { ...on, now };
}

function refusedRead(booking: BookingRecord): BookingRecord {
  const { booking: reading, now, sending } = called(booking, 'read');
  const retryAt = new Date(now.getTime() + 1_000);
  const change = applyStepFailure(reading, sending, { kind: 'refused', failure, retryAt }, now);
  return change?.booking ?? reading;
}

describe('an order that S-360 refuses to show', () => {
  it('is read at growing intervals while it is open, then is left to a person', () => {
    let booking = open();
    const waits: number[] = [];
    while (booking.failure === null && waits.length < 100) {
      const before = booking.nextAttemptAt ?? AT;
      booking = refusedRead(booking);
      waits.push((booking.nextAttemptAt ?? AT).getTime() - before.getTime());
    }
    expect(waits).toHaveLength(12);
    expect(Math.max(...waits.slice(0, 11))).toBeLessThanOrEqual(HOUR_MS);
    expect(waits[9]).toBeGreaterThanOrEqual(HOUR_MS / 2);
    expect(waits[11]).toBeGreaterThan(1_000 * 365 * 24 * HOUR_MS);
    expect(booking).toMatchObject({ state: 'created', failure: { code: 'order-not-shown' } });
  });

  it('needs a decision by a person when the outcome of a step stays unknown', () => {
    const check = { step: 'abandon', cause: 'refused', failure } as const;
    let booking = open({ state: 'abandoning', check });
    for (let reads = 0; reads < 4; reads += 1) booking = refusedRead(booking);
    expect(booking).toMatchObject({ state: 'abandoning', check });
    expect(refusedRead(booking)).toMatchObject({
      state: 'created',
      check: null,
      failure: { code: 'order-not-shown' },
    });
  });
});

describe('a closing or abandonment that was not called yet', () => {
  const by = { revision: 1, author: 'admin:1', at: AT };

  it.each(['closing', 'abandoning'] as const)(
    'can be withdrawn while the booking is %s',
    (state) => {
      expect(withdrawRequest(open({ state, failure }), by)).toMatchObject({
        booking: { state: 'created', failure: null, revision: 2 },
        events: [{ kind: 'takenBack', author: 'admin:1' }],
      });
    },
  );

  it('cannot be withdrawn once S-360 may be working on it', () => {
    const sending = { step: 'close', fence: 1, startedAt: AT.toISOString() } as const;
    const check = { step: 'close', cause: 'lost', failure } as const;
    for (const under of [{ sending }, { check }]) {
      expect(() => withdrawRequest(open({ state: 'closing', ...under }), by)).toThrow(
        StateConflictError,
      );
    }
  });
});
