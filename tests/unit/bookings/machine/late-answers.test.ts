import {
  applyAnswer,
  interruptCall,
  applyStepFailure,
  type StepAnswer,
} from '../../../../server/src/bookings/machine/answers';
import { decideDoubt, submitBooking } from '../../../../server/src/bookings/machine/decisions';
import type { StepFailure } from '../../../../server/src/bookings/machine/step-failure';
import { beginStep, isDue, nextStep } from '../../../../server/src/bookings/machine/steps';
import type { BookingRecord, BookingSending } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-01T10:01:00.000Z');
const sellingPoint = { id: '1', abandonDelayMs: 1_000 };
const content = { lines: [], movementIds: [], fileId: null, currency: null };
const ANSWER: StepAnswer = { step: 'create', orderId: '700', orderState: 'OPEN', content };

const by = ({ revision }: BookingRecord) => ({ revision, author: 'admin:1', at: AT });
const submittedAgain = (booking: BookingRecord) =>
  submitBooking(booking, { contactNumber: '1001', sellingPoint }, by(booking)).booking;

/** The booking with its create called under the given fence. */
function called(booking: BookingRecord, fence: number) {
  const on = beginStep(booking, { step: 'create', fence, now: AT });
  if (on === null) throw new Error('it is due');
  return on;
}

/** A booking whose process was taken over during its create, and the call in progress. */
function overtaken(): { doubted: BookingRecord; sending: BookingSending } {
  const { booking, sending } = called(submittedAgain(aBooking()), 1);
  const change = interruptCall(booking, 2, AT);
  if (change === null) throw new Error('it was interrupted');
  return { doubted: change.booking, sending };
}

const outcome = (kind: StepFailure['kind']): StepFailure => ({
  kind,
  failure: { code: 'error.order.availability', reason: written('x'), at: LATER.toISOString() },
  retryAt: LATER,
});

describe('a create whose refusal names an order', () => {
  it('leaves the booking in doubt and has that order read before S-360 abandons it', () => {
    const { booking, sending } = called(submittedAgain(aBooking()), 1);
    const named = { ...outcome('lost'), orderId: '700' } as StepFailure;
    const change = applyStepFailure(booking, sending, named, LATER);
    expect(change?.booking).toMatchObject({
      state: 'inDoubt',
      doubt: { adopt: { orderId: '700', author: null } },
      failure: { code: 'error.order.availability' },
    });
    expect(change && isDue(change.booking, LATER) && nextStep(change.booking)).toBe('read');
  });
});

describe('the late answer to a create, after another process took over,', () => {
  it('names the order, which is read before it is adopted', () => {
    const { doubted, sending } = overtaken();
    const change = applyAnswer(doubted, sending, ANSWER, LATER);
    expect(change?.booking).toMatchObject({
      state: 'inDoubt',
      revision: doubted.revision + 1,
      orderId: null,
      doubt: { adopt: { orderId: '700', author: null } },
      nextAttemptAt: LATER,
    });
    expect(change && nextStep(change.booking)).toBe('read');
  });

  it('names the order even when the answer is a refusal', () => {
    const { doubted, sending } = overtaken();
    const named = { ...outcome('lost'), orderId: '700' } as StepFailure;
    expect(applyStepFailure(doubted, sending, named, LATER)?.booking).toMatchObject({
      state: 'inDoubt',
      doubt: { adopt: { orderId: '700', author: null } },
      nextAttemptAt: LATER,
    });
  });

  it('ends the doubt when it is a definite refusal only', () => {
    const { doubted, sending } = overtaken();
    expect(applyStepFailure(doubted, sending, outcome('refused'), LATER)?.booking).toMatchObject({
      state: 'failed',
      doubt: null,
      attempts: [{ outcome: 'refused' }],
    });
    expect(applyStepFailure(doubted, sending, outcome('lost'), LATER)).toBeNull();
    expect(applyStepFailure(doubted, sending, outcome('notSent'), LATER)).toBeNull();
  });

  const decided = {
    'declared not created': (doubted: BookingRecord) =>
      decideDoubt(doubted, { decision: 'notCreated', revision: doubted.revision }, by(doubted))
        .booking,
    'named another order': (doubted: BookingRecord) =>
      decideDoubt(
        doubted,
        { decision: 'adopt', orderId: '800', revision: doubted.revision },
        by(doubted),
      ).booking,
  };

  it.each(Object.entries(decided))('has no effect once an operator has %s', (_, decide) => {
    const { doubted, sending } = overtaken();
    const after = decide(doubted);
    expect(applyAnswer(after, sending, ANSWER, LATER)).toBeNull();
    expect(applyStepFailure(after, sending, outcome('refused'), LATER)).toBeNull();
  });

  it('has no effect on a newer attempt, even when that is in doubt', () => {
    const { doubted, sending } = overtaken();
    const second = called(submittedAgain(decided['declared not created'](doubted)), 2);
    expect(applyAnswer(second.booking, sending, ANSWER, LATER)).toBeNull();
    const newer = interruptCall(second.booking, 3, AT)?.booking;
    if (!newer) throw new Error('it was interrupted');
    expect(applyAnswer(newer, sending, ANSWER, LATER)).toBeNull();
    expect(applyStepFailure(newer, sending, outcome('refused'), LATER)).toBeNull();
  });
});
