import {
  applyAnswer,
  applyStepFailure,
  interruptCall,
} from '../../../../server/src/bookings/machine/answers';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { offeredContent } from '../../../../server/src/bookings/offered-order';
import {
  answered,
  AT,
  ATTEMPT,
  callOf,
  contentOf,
  during,
  failed,
  FAILURE,
  FOLLOWS,
  inMinutes,
} from '../../../helpers/bookings/booking-in-a-call';

describe('the answer to a creation', () => {
  const creates = (quantity: number, changes: Partial<BookingRecord> = {}) =>
    answered(during('create', changes), {
      step: 'create',
      orderId: '700',
      orderState: 'OPEN',
      content: contentOf(quantity),
    });

  it('opens the booking, with the time at which S-360 abandons the order', () => {
    const { booking, events } = creates(2);
    expect(booking).toMatchObject({
      state: 'created',
      orderId: '700',
      fileId: '70',
      total: 80_000n,
      expiresAt: inMinutes(15),
      attempts: [{ outcome: 'created' }],
      sending: null,
      failure: null,
      nextAttemptAt: inMinutes(45),
    });
    expect(events).toEqual([{ kind: 'created', author: null, detail: '700' }]);
  });

  it('leaves the end open when the point of sale is not known', () => {
    const { booking } = creates(2, { sellingPoint: null });
    expect(booking).toMatchObject({ expiresAt: null, nextAttemptAt: inMinutes(30) });
  });

  it('leaves the booking incomplete when places are missing', () => {
    const { booking, events } = creates(1);
    expect(booking).toMatchObject({ state: 'incomplete', total: 40_000n });
    expect(booking.nextAttemptAt).toEqual(inMinutes(45));
    expect(events).toEqual([{ kind: 'incomplete', author: null, detail: '700' }]);
  });

  it('has a complete release closed at once', () => {
    const { booking } = creates(2, { kind: 'release' });
    expect(booking).toMatchObject({ state: 'closing', nextAttemptAt: null });
  });

  it('has an order whose total is unsure looked at once', () => {
    const content = offeredContent({
      operations: [{ operationId: 1, quantity: 2 }],
      movements: [],
      catalogCurrency: null,
    });
    const answer = { step: 'create', orderId: '700', orderState: 'OPEN', content } as const;
    const { booking } = answered(during('create'), answer);
    expect(booking).toMatchObject({ offer: { isTotalUnsure: true }, nextAttemptAt: null });
  });

  it('reports the closed order of an earlier attempt', () => {
    const earlier = { ...ATTEMPT, outcome: 'notCreated', lateOrderId: '699' } as const;
    const { booking } = creates(2, { attempts: [earlier, ATTEMPT] });
    expect(booking).toMatchObject({ state: 'created', failure: { code: 'closed-otherwise' } });
    expect(booking.attempts).toMatchObject([{ outcome: 'notCreated' }, { outcome: 'created' }]);
  });

  it('puts the booking in doubt when it was lost, and frees nothing', () => {
    const change = failed(during('create', { follows: FOLLOWS }), 'create', 'lost');
    expect(change).toMatchObject({
      booking: {
        state: 'inDoubt',
        doubt: { since: AT.toISOString(), adopt: null, call: callOf('create') },
        failure: FAILURE,
        nextAttemptAt: null,
      },
      events: [{ kind: 'answerLost', author: null, detail: 'HTTP 500' }],
    });
    expect(change).not.toHaveProperty('freesFollowed');
  });

  it('frees the booking that it follows when it is a refusal', () => {
    const change = failed(during('create', { follows: FOLLOWS }), 'create', 'refused');
    expect(change).toMatchObject({
      booking: { state: 'failed', failure: FAILURE, attempts: [{ outcome: 'refused' }] },
      events: [{ kind: 'refused', author: null, detail: 'HTTP 500' }],
      freesFollowed: true,
    });
    expect(failed(during('create'), 'create', 'refused')).not.toHaveProperty('freesFollowed');
  });
});

describe('the answer to a step that ends an order', () => {
  const ends = (step: 'close' | 'abandon', orderState: string | null, follows = false) =>
    answered(
      during(step, {
        state: step === 'close' ? 'closing' : 'abandoning',
        expiresAt: inMinutes(10),
        nextAttemptAt: AT,
        ...(follows && { follows: FOLLOWS }),
      }),
      { step, orderState },
    );

  it.each(['close', 'abandon'] as const)(
    'closes the booking when S-360 says that the order is closed (%s)',
    (step) => {
      const change = ends(step, 'CLOSED', true);
      expect(change).toMatchObject({
        booking: { state: 'closed', failure: null, expiresAt: null, sending: null, revision: 2 },
        events: [{ kind: 'closed', author: null, detail: '700' }],
        needsOrder: true,
      });
      expect(change).not.toHaveProperty('freesFollowed');
    },
  );

  it('abandons the booking and frees the one that it follows when the order is abandoned', () => {
    expect(ends('abandon', 'ABANDONED', true)).toMatchObject({
      booking: { state: 'abandoned', failure: null, expiresAt: null, sending: null },
      events: [{ kind: 'abandoned', author: null, detail: '700' }],
      freesFollowed: true,
    });
    expect(ends('abandon', 'ABANDONED')).not.toHaveProperty('freesFollowed');
  });

  it.each([
    ['close', 'OPEN', 'notDone', 'not-closed'],
    ['abandon', 'OPEN', 'notDone', 'not-abandoned'],
    ['close', null, 'lost', 'not-closed'],
  ] as const)(
    'has the order read when it does not confirm the step (%s, %s)',
    (step, orderState, cause, code) => {
      const { booking, events } = ends(step, orderState);
      expect(booking).toMatchObject({
        check: { step, cause, failure: { code }, begunAt: AT.toISOString() },
        sending: null,
        nextAttemptAt: null,
      });
      expect(events).toEqual([]);
    },
  );

  it.each(['close', 'abandon'] as const)('has the order read when the call failed (%s)', (step) => {
    const state = step === 'abandon' ? 'abandoning' : 'closing';
    const change = failed(during(step, { state }), step, 'refused');
    expect(change?.booking).toMatchObject({
      state,
      check: { step, cause: 'refused', failure: FAILURE, begunAt: AT.toISOString() },
      sending: null,
    });
  });

  it.each(['create', 'close', 'abandon'] as const)(
    'is requested again when the call was certainly not sent (%s)',
    (step) => {
      const change = failed(during(step), step, 'notSent');
      expect(change?.booking).toMatchObject({
        check: null,
        doubt: null,
        sending: null,
        tries: 3,
        nextAttemptAt: inMinutes(5),
      });
    },
  );
});

describe('an answer to another call', () => {
  it('changes nothing', () => {
    const booking = during('close', { state: 'closing' });
    for (const other of [callOf('close', 2), callOf('abandon')]) {
      expect(applyAnswer(booking, other, { step: 'close', orderState: 'CLOSED' }, AT)).toBeNull();
      const outcome = { kind: 'refused', failure: FAILURE, retryAt: AT } as const;
      expect(applyStepFailure(booking, other, outcome, AT)).toBeNull();
    }
  });
});

describe('a call whose process stopped', () => {
  it('is left alone while its lease may be held', () => {
    const booking = during('close', { state: 'closing', sending: callOf('close', 3) });
    expect(interruptCall(booking, 3, AT)).toBeNull();
    expect(interruptCall(booking, 2, AT)).toBeNull();
    expect(interruptCall({ ...booking, sending: null }, 9, AT)).toBeNull();
  });

  it('is in doubt under a later lease when it created an order', () => {
    expect(interruptCall(during('create'), 2, AT)).toMatchObject({
      booking: { state: 'inDoubt', failure: { code: 'interrupted', at: AT.toISOString() } },
    });
  });

  it('has the order read under a later lease when it ended an order', () => {
    const change = interruptCall(during('close', { state: 'closing' }), 2, AT);
    expect(change?.booking).toMatchObject({
      state: 'closing',
      check: { step: 'close', cause: 'lost', failure: { code: 'interrupted' } },
    });
  });
});
