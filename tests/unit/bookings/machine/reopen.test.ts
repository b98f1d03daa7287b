import {
  hindranceToClosing,
  reopen,
  reopenWithFailure,
} from '../../../../server/src/bookings/machine/reopen';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const failure = { code: 'HTTP 509', reason: written('x'), at: AT.toISOString() };
const unsure = { offer: anOffer({ isTotalUnsure: true }), total: 80_000n };
const paidSale = aBooking({
  state: 'closing',
  payment: { kind: 'paid', paymentMethodId: '5' },
});

describe('the closing of an order', () => {
  it('may go on when the total is as it was confirmed', () => {
    expect(hindranceToClosing(paidSale, { offer: anOffer(), total: 80_000n }, AT)).toBeNull();
    expect(hindranceToClosing(paidSale, { offer: null, total: 80_000n }, AT)).toBeNull();
    expect(hindranceToClosing(aBooking(), unsure, AT)).toBeNull();
  });

  it('is hindered by another total', () => {
    const other = { offer: anOffer(), total: 90_000n };
    expect(hindranceToClosing(paidSale, other, AT)).toMatchObject({
      code: 'total-changed',
      reason: { code: 'orderTotalChanged' },
      at: AT.toISOString(),
    });
  });

  it('is hindered by an unsure total that would be paid', () => {
    expect(hindranceToClosing(paidSale, unsure, AT)).toMatchObject({
      code: 'total-unsure',
      reason: { code: 'orderTotalUnsure' },
      at: AT.toISOString(),
    });
  });

  it('is hindered by a closed order of an earlier attempt', () => {
    const attempt = { reference: 'R-1', submittedAt: AT.toISOString(), author: null } as const;
    const attempts = [{ ...attempt, outcome: 'refused', lateOrderId: '600' } as const];
    expect(hindranceToClosing(aBooking({ attempts }), unsure, AT)).toMatchObject({
      code: 'closed-otherwise',
      reason: { code: 'orderClosedOtherwise', values: { order: '600' } },
    });
  });
});

describe('a booking that is opened again', () => {
  const closing = aBooking({ state: 'closing', offer: anOffer(), tries: 2 });

  it('is read again after an hour', () => {
    const { booking } = reopen(closing, null, AT);
    expect(booking.nextAttemptAt).toEqual(new Date('2026-03-01T11:00:00.000Z'));
    expect(booking).toMatchObject({ state: 'created', tries: 0, failure: null });
    expect(reopen({ ...closing, offer: null }, null, AT).booking.state).toBe('incomplete');
  });

  it('records why, after what is already known', () => {
    const { code, reason } = failure;
    const refused = { kind: 'refused', author: null, detail: code, reason };
    const received = { kind: 'orderReceived', author: null, detail: '700' } as const;
    expect(reopenWithFailure(closing, failure, AT)).toMatchObject({ booking: { failure } });
    expect(reopenWithFailure(closing, failure, AT).events).toEqual([refused]);
    expect(reopenWithFailure(closing, failure, AT, [received]).events).toEqual([received, refused]);
  });
});
