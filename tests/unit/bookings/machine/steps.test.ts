import { beginStep, isDue, nextStep } from '../../../../server/src/bookings/machine/steps';
import { checkMove } from '../../../../server/src/bookings/machine/transitions';
import type { CreationAttempt, BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const SINCE = AT.toISOString();
const check = {
  step: 'close',
  cause: 'lost',
  failure: { code: 'ECONNRESET', reason: written('no answer'), at: SINCE },
} as const;
const adopt = { orderId: '700', author: 'admin:1' };
const closedBefore: CreationAttempt = {
  reference: 'CRM-00000001-1',
  submittedAt: SINCE,
  author: null,
  outcome: 'refused',
  lateOrderId: '600',
};

describe('the next step of a booking', () => {
  it.each<[string, Partial<BookingRecord>, string | null]>([
    ['a draft is a person’s', { state: 'draft' }, null],
    ['a failed one is a person’s', { state: 'failed' }, null],
    ['a closed one is none', { state: 'closed' }, null],
    ['an abandoned one is none', { state: 'abandoned' }, null],
    ['a submitted one is to create it', { state: 'submitted' }, 'create'],
    [
      'a submitted one for a contact without number is to get that number',
      { state: 'submitted', contactNumber: null },
      'contact',
    ],
    [
      'one in doubt is a person’s',
      { state: 'inDoubt', doubt: { since: SINCE, adopt: null } },
      null,
    ],
    [
      'one in doubt for which an order was named is to read that',
      { state: 'inDoubt', doubt: { since: SINCE, adopt } },
      'read',
    ],
    ['an open one is to read it', { state: 'created', offer: anOffer() }, 'read'],
    ['an incomplete one is to read it', { state: 'incomplete', offer: null }, 'read'],
    ['one being closed is to close it', { state: 'closing' }, 'close'],
    ['one being closed after a lost answer is to read it', { state: 'closing', check }, 'read'],
    [
      'one being closed beside a closed order is to read it',
      { state: 'closing', attempts: [closedBefore] },
      'read',
    ],
    ['one being abandoned is to abandon it', { state: 'abandoning' }, 'abandon'],
    [
      'one being abandoned after a lost answer is to read it',
      { state: 'abandoning', check },
      'read',
    ],
  ])('for %s', (_whose, changes, step) => {
    expect(nextStep(aBooking(changes))).toBe(step);
  });
});

describe('a step', () => {
  const sending = { step: 'create', fence: 1, startedAt: SINCE } as const;
  const later = new Date(AT.getTime() + 1);

  it.each<[string, Partial<BookingRecord>, boolean]>([
    ['at once when nothing else is set', {}, true],
    ['at its time', { nextAttemptAt: AT }, true],
    ['not before its time', { nextAttemptAt: later }, false],
    ['not while a call is under way', { sending }, false],
    ['not while a call is under way, even at its time', { sending, nextAttemptAt: AT }, false],
  ])('is due %s', (_when, changes, due) => {
    expect(isDue(aBooking(changes), AT)).toBe(due);
  });

  it('is recorded before its call', () => {
    const booking = aBooking({ state: 'submitted' });
    const begun = beginStep(booking, { step: 'create', fence: 1, now: AT });
    expect(begun).toEqual({ booking: { ...booking, sending }, sending });
  });

  it('does not begin when it is not due or another is next', () => {
    const step = { step: 'create', fence: 1, now: AT } as const;
    expect(beginStep(aBooking({ state: 'submitted', nextAttemptAt: later }), step)).toBeNull();
    expect(beginStep(aBooking({ state: 'closing' }), step)).toBeNull();
  });
});

describe('a move of a booking', () => {
  it('is one of those in the table, and staying is none', () => {
    expect(() => checkMove('draft', 'submitted')).not.toThrow();
    expect(() => checkMove('closed', 'closed')).not.toThrow();
    expect(() => checkMove('closed', 'draft')).toThrow(/that is closed cannot become draft/);
  });
});
