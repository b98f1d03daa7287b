import type { BookingProgress } from '../../../../server/src/contracts';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { progressOf, type ProgressContext } from '../../../../server/src/bookings/view/progress';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { written } from '../../../helpers/builders/reasons';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-03-01T10:05:00.000Z');
const SOON = new Date('2026-03-01T10:01:00.000Z');
const closed = (until: Date): ProgressContext['noPermit'] => ({ because: 'closed', until });
const around: ProgressContext = {
  baseUrl: 'http://s360.example',
  notSending: null,
  noPermit: null,
  contactInDoubt: false,
  now: NOW,
};
const offer = {
  orderId: '1',
  fileId: '2',
  lines: [],
  movementIds: [],
  totalBeforeCharges: '80000',
  charges: '0',
  total: '80000',
  differences: [],
};
const failure = { code: 'network', reason: written('No answer.'), at: NOW.toISOString() };
const shown = (booking: Partial<BookingRecord>, other: Partial<ProgressContext> = {}) =>
  progressOf(aBooking(booking), { ...around, ...other });
const waits = (
  reason: Extract<BookingProgress, { step: 'waiting' }>['reason'],
  until: Date | null,
): BookingProgress => ({
  step: 'waiting',
  reason,
  until: until?.toISOString() ?? null,
  failure: null,
});

describe('the progress of a booking', () => {
  it.each<[string, Partial<BookingRecord>]>([
    ['a draft', { state: 'draft' }],
    ['a refused booking', { state: 'failed' }],
    ['a closed booking', { state: 'closed' }],
    ['a booking in doubt that needs an operator', { state: 'inDoubt' }],
    ['an open booking that needs to be closed', { state: 'created', offer }],
    ['an incomplete booking', { state: 'incomplete', offer }],
  ])('is empty for %s', (_, booking) => {
    expect(shown(booking)).toBeNull();
  });

  it.each<[string, Partial<BookingRecord>]>([
    ['contact', { state: 'submitted', contactNumber: null }],
    ['create', { state: 'submitted' }],
    ['close', { state: 'closing', offer }],
    ['abandon', { state: 'abandoning', offer }],
    // The order of the doubt is read.
    [
      'create',
      {
        state: 'inDoubt',
        doubt: { since: NOW.toISOString(), adopt: { orderId: '7', author: 'admin:1' } },
      },
    ],
  ])('is the step %s when that is next', (step, booking) => {
    expect(shown(booking)).toEqual({ step, isCalling: false });
  });

  it('is the step for which the order is read', () => {
    const check = { step: 'abandon', cause: 'lost', failure } as const;
    expect(shown({ state: 'abandoning', offer, check })).toMatchObject({ step: 'abandon' });
  });

  it('is a call in progress, even when something else would delay it', () => {
    const sending = { step: 'create', fence: 1, startedAt: NOW.toISOString() } as const;
    const held = { notSending: 'paused', noPermit: closed(LATER) } as const;
    expect(shown({ state: 'submitted', sending }, held)).toEqual({
      step: 'create',
      isCalling: true,
    });
  });

  it.each<[string, Partial<BookingRecord>, Partial<ProgressContext>, BookingProgress]>([
    [
      'paused sending',
      {},
      { notSending: 'paused', noPermit: closed(LATER) },
      waits('paused', null),
    ],
    [
      'an institution to which nothing is sent yet',
      {},
      { notSending: 'notStarted' },
      waits('notStarted', null),
    ],
    [
      'an institution to which nothing is sent any more',
      {},
      { notSending: 'stopped' },
      waits('stopped', null),
    ],
    [
      'an S-360 that accepts no calls',
      { nextAttemptAt: LATER },
      { noPermit: closed(LATER) },
      waits('limit', LATER),
    ],
    [
      'the limit per minute',
      {},
      { noPermit: { because: 'window', until: LATER } },
      waits('limit', LATER),
    ],
    [
      'the limit per month',
      {},
      { noPermit: { because: 'quota', until: LATER } },
      waits('monthLimit', LATER),
    ],
    ['its next attempt', { nextAttemptAt: LATER }, {}, waits('retry', LATER)],
    [
      'its next attempt after a limit',
      { nextAttemptAt: LATER },
      { noPermit: closed(SOON) },
      waits('retry', LATER),
    ],
    [
      'a decision about a contact in doubt',
      { contactNumber: null },
      { contactInDoubt: true },
      waits('contactInDoubt', null),
    ],
    [
      'the S-360 that it belongs to',
      {},
      { baseUrl: 'http://other.example' },
      waits('otherSystem', null),
    ],
    ['an institution that was removed', {}, { baseUrl: null }, waits('otherSystem', null)],
  ])('is a wait for %s', (_, booking, other, expected) => {
    expect(shown({ state: 'submitted', ...booking }, other)).toEqual(expected);
  });

  it('gives the reason of a retry, and moves on when the retry is due', () => {
    const booking = { state: 'submitted', failure, nextAttemptAt: LATER } as const;
    expect(shown(booking)).toMatchObject({ reason: 'retry', failure });
    expect(shown(booking, { now: LATER })).toEqual({ step: 'create', isCalling: false });
  });

  it('does not wait for a contact in doubt that S-360 already knows', () => {
    expect(shown({ state: 'submitted' }, { contactInDoubt: true })).toMatchObject({
      step: 'create',
    });
  });
});
