import { applyAnswer } from '../../../../server/src/bookings/machine/answers';
import { applyRead } from '../../../../server/src/bookings/machine/read';
import { applyReceivedOrder } from '../../../../server/src/bookings/machine/received-order';
import {
  confirmAbandonment,
  confirmClosing,
} from '../../../../server/src/bookings/machine/decisions';
import { stateFailure } from '../../../../server/src/bookings/machine/order-state';
import { HOUR_MS } from '../../../../server/src/kernel/time/durations';
import { StateConflictError } from '../../../../server/src/kernel/errors';
import type { BookingRecord, CallStep } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { anOrder } from '../../../helpers/bookings/an-order';
import { inEnglish, reason } from '../../../../server/src/contracts/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-01T10:01:00.000Z');
const ODD = 'PAYMENT_PENDING';
const TOLD = {
  code: 'order-state',
  reason: reason('orderStateUnknown', { orderState: ODD }),
};
const sending = (step: CallStep) => ({ step, fence: 1, startedAt: AT.toISOString() }) as const;
const follows = { documentId: 'other', fileId: '1', kind: 'reservation' } as const;
const open = (changes: Partial<BookingRecord> = {}) =>
  aBooking({ state: 'created', orderId: '700', follows, ...changes });
const tells = (booking: BookingRecord, orderState: string) =>
  applyReceivedOrder(booking, { order: anOrder({ orderState }), orderDocumentId: 'order-700' }, AT);
const shows = (booking: BookingRecord, orderState: string) => {
  const reading = { ...booking, sending: sending('read') };
  const told = { order: anOrder({ orderState }), retryAt: LATER };
  return applyRead(reading, sending('read'), told, LATER);
};

describe('an order in an undocumented state', () => {
  it('is reported and read again, and its booking is not abandoned', () => {
    for (const change of [tells(open(), ODD), shows(open(), ODD)]) {
      expect(change?.booking).toMatchObject({ state: 'created', failure: TOLD });
      expect(change?.freesFollowed).toBeUndefined();
    }
    expect(shows(open(), ODD)?.booking.nextAttemptAt?.getTime()).toBeGreaterThan(LATER.getTime());
  });

  it('is reported with the name of the setting that defines its meaning', () => {
    const told = tells(open(), ODD)?.booking.failure?.reason;
    expect(told && inEnglish(told)).toContain('assumptions.orderStates');
  });

  it('is read at growing intervals until the reads stop', () => {
    let booking = open();
    const waits: number[] = [];
    for (let looks = 0; looks < 8; looks += 1) {
      booking = shows(booking, ODD)?.booking ?? booking;
      waits.push((booking.nextAttemptAt?.getTime() ?? 0) - LATER.getTime());
    }
    const [first = 0, ...further] = waits;
    expect(first).toBeGreaterThanOrEqual(HOUR_MS / 2);
    expect(further.slice(0, -1).every((wait) => wait <= 24 * HOUR_MS)).toBe(true);
    expect(further.at(-1)).toBeGreaterThan(1000 * 365 * 24 * HOUR_MS);
    expect(booking).toMatchObject({ state: 'created', failure: TOLD });
  });

  it('cannot be closed or abandoned from the CRM while its meaning is unknown', () => {
    const offer = anOffer();
    const booking = shows(open({ offer, total: BigInt(offer.total) }), ODD)?.booking ?? open();
    const decided = { revision: booking.revision, author: 'admin:1', at: LATER };
    const payment = { kind: 'unpaid' } as const;
    const close = { payment, total: offer.total };
    expect(() => confirmClosing(booking, close, decided)).toThrow(StateConflictError);
    expect(() => confirmAbandonment(booking, decided)).toThrow('not known');
    const known = { ...(shows(booking, 'OPEN')?.booking ?? booking), revision: decided.revision };
    expect(confirmAbandonment(known, decided).booking.state).toBe('abandoning');
  });

  it('stops a closing that has not been called yet', () => {
    const closing = open({ state: 'closing' });
    expect(tells(closing, ODD)?.booking).toMatchObject({ state: 'incomplete', failure: TOLD });
    const called = open({ state: 'closing', sending: sending('close') });
    expect(tells(called, ODD)?.booking.state).toBe('closing');
  });

  it('is no longer reported once it is open again', () => {
    const odd = tells(open(), ODD)?.booking ?? open();
    expect(shows(odd, 'OPEN')?.booking.failure).toBeNull();
  });

  it('is read after its closing and then shown as closed', () => {
    const closing = open({ state: 'closing', sending: sending('close') });
    const change = applyAnswer(closing, sending('close'), { step: 'close', orderState: ODD }, AT);
    expect(change?.booking).toMatchObject({ state: 'closing', check: { cause: 'notDone' } });
    const booking = change?.booking ?? closing;
    expect(shows(booking, ODD)?.booking).toMatchObject({ check: null, failure: TOLD });
    expect(shows(booking, 'CLOSED')?.booking).toMatchObject({ state: 'closed', failure: null });
  });

  it('ends the doubt, as S-360 has the order', () => {
    const doubted = aBooking({
      state: 'inDoubt',
      doubt: { since: AT.toISOString(), adopt: null },
      attempts: [
        {
          reference: 'CRM-00000001-1',
          submittedAt: AT.toISOString(),
          author: 'admin:1',
          outcome: 'open',
        },
      ],
    });
    expect(tells(doubted, ODD)?.booking).toMatchObject({ state: 'incomplete', failure: TOLD });
  });
});

describe('an order that was abandoned, reopened at a desk, and closed', () => {
  it('closes its booking, which follows its reservation again when that is free', () => {
    const booking = tells(open(), 'ABANDONED')?.booking ?? open();
    expect(booking.state).toBe('abandoned');
    expect(tells(booking, 'CLOSED')).toMatchObject({
      booking: { state: 'closed', revision: booking.revision + 1 },
      events: [{ kind: 'closed', author: null }],
      reclaims: 'other',
      needsOrder: true,
    });
  });

  it('has no effect on another booking', () => {
    const booking = open({ state: 'abandoned', orderId: '701' });
    expect(tells(booking, 'CLOSED')).toBeNull();
  });
});

describe('an order whose state S-360 leaves out', () => {
  it('is said to have none, by a reason of its own', () => {
    expect(stateFailure(null, 'not-closed', AT).reason).toEqual(reason('orderStateMissing'));
    expect(stateFailure('CLOSED', 'not-closed', AT).reason).toEqual(
      reason('orderStateAnswered', { orderState: 'CLOSED' }),
    );
  });
});
