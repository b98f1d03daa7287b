import { BOOKING_STATES, type BookingState } from '../../../../server/src/contracts';
import { StateConflictError } from '../../../../server/src/kernel/errors';
import { failBooking } from '../../../../server/src/bookings/machine/answers';
import {
  confirmAbandonment,
  changeBooking,
  checkDiscardable,
  confirmClosing,
  decideDoubt,
  submitBooking,
  withdrawRequest,
} from '../../../../server/src/bookings/machine/decisions';
import { isDeclaredNotCreated } from '../../../../server/src/bookings/machine/moves';
import type { BookingRecord } from '../../../../server/src/bookings/records';
import { aBooking } from '../../../helpers/bookings/a-booking';
import { anOffer } from '../../../helpers/bookings/an-offer';
import { written } from '../../../helpers/builders/reasons';

const AT = new Date('2026-03-01T10:00:00.000Z');
const by = (revision = 1) => ({ revision, author: 'admin:1', at: AT });
const OFFER = anOffer({ orderId: '1', fileId: '2' });
const open = (state: BookingState): BookingRecord =>
  aBooking({
    state,
    offer: OFFER,
    doubt: state === 'inDoubt' ? { since: AT.toISOString(), adopt: null } : null,
  });

const sellingPoint = { id: '1', abandonDelayMs: 1000 };
const decisions: Record<string, [(booking: BookingRecord) => unknown, BookingState[]]> = {
  change: [(booking) => changeBooking(booking, booking, by()), ['draft', 'failed']],
  submit: [
    (booking) => submitBooking(booking, { contactNumber: '1', sellingPoint }, by()),
    ['draft', 'failed'],
  ],
  withdraw: [(booking) => withdrawRequest(booking, by()), ['submitted', 'closing', 'abandoning']],
  close: [
    (booking) => confirmClosing(booking, { payment: { kind: 'unpaid' }, total: '80000' }, by()),
    ['created', 'incomplete'],
  ],
  abandon: [(booking) => confirmAbandonment(booking, by()), ['created', 'incomplete']],
  adopt: [
    (booking) => decideDoubt(booking, { decision: 'adopt', orderId: '1', revision: 1 }, by()),
    ['inDoubt'],
  ],
  'declare not created': [
    (booking) => decideDoubt(booking, { decision: 'notCreated', revision: 1 }, by()),
    ['inDoubt'],
  ],
  discard: [checkDiscardable, ['draft']],
};

describe('a decision about a booking', () => {
  const cells = Object.entries(decisions).flatMap(([name, [decide, allowed]]) =>
    BOOKING_STATES.map((state) => ({ name, decide, state, isAllowed: allowed.includes(state) })),
  );

  it.each(cells)(
    'to $name it in the state $state is allowed: $isAllowed',
    ({ decide, isAllowed, state }) => {
      if (isAllowed) expect(() => decide(open(state))).not.toThrow();
      else expect(() => decide(open(state))).toThrow(StateConflictError);
    },
  );

  it('is rejected when the booking has changed since', () => {
    const booking = aBooking({ revision: 2 });
    expect(() => changeBooking(booking, booking, by(1))).toThrow(/has changed since/);
  });

  it('increases the revision, so that the same decision counts once', () => {
    const { booking } = submitBooking(aBooking(), { contactNumber: '1', sellingPoint }, by());
    expect(booking.revision).toBe(2);
    expect(() => submitBooking(booking, { contactNumber: '1', sellingPoint }, by(1))).toThrow(
      StateConflictError,
    );
  });

  it('to submit it again uses a new reference', () => {
    const first = submitBooking(aBooking(), { contactNumber: '1', sellingPoint }, by()).booking;
    const failed = { ...first, state: 'failed' as const };
    const second = submitBooking(failed, { contactNumber: '1', sellingPoint }, by(2)).booking;
    expect(second.attempts.map(({ reference }) => reference)).toEqual([
      'CRM-00000001-1',
      'CRM-00000001-2',
    ]);
  });

  it('to close it is rejected with a total other than the one from S-360', () => {
    const confirmed = { payment: { kind: 'unpaid' }, total: '1' } as const;
    expect(() => confirmClosing(open('created'), confirmed, by())).toThrow(StateConflictError);
  });

  it('to close a reservation is rejected with a payment', () => {
    const payment = { kind: 'paid', paymentMethodId: '16362' } as const;
    const confirmed = { payment, total: '80000' };
    const reserved = { ...open('created'), kind: 'reservation' as const };
    expect(() => confirmClosing(reserved, confirmed, by())).toThrow(/only a sale/);
    expect(confirmClosing(open('created'), confirmed, by()).booking.state).toBe('closing');
  });

  it('to discard it is rejected once it was submitted', () => {
    const attempt = {
      reference: 'CRM-00000001-1',
      submittedAt: AT.toISOString(),
      author: null,
      outcome: 'refused',
    } as const;
    expect(() => checkDiscardable(aBooking({ attempts: [attempt] }))).toThrow(StateConflictError);
  });

  const submittedOnce = (changes: Partial<BookingRecord> = {}): BookingRecord => ({
    ...submitBooking(aBooking(changes), { contactNumber: '1', sellingPoint }, by()).booking,
  });

  it('to withdraw it is accepted while its submission waits, and the next submission has a new reference', () => {
    const failure = { code: 'HTTP 509', reason: written('x'), at: AT.toISOString() };
    const waiting = { ...submittedOnce(), tries: 3, nextAttemptAt: AT, failure };
    const { booking, events } = withdrawRequest(waiting, by(2));
    expect(booking).toMatchObject({ state: 'draft', revision: 3, tries: 0, failure: null });
    expect(booking.attempts).toMatchObject([{ outcome: 'withdrawn' }]);
    expect(events).toMatchObject([
      { kind: 'withdrawn', author: 'admin:1', detail: 'CRM-00000001-1' },
    ]);
    const again = submitBooking(booking, { contactNumber: '1', sellingPoint }, by(3)).booking;
    expect(again.attempts.at(-1)?.reference).toBe('CRM-00000001-2');
    expect(() => checkDiscardable(booking)).not.toThrow();
  });

  it('that it was not created differs from a refusal by S-360', () => {
    const decision = { decision: 'notCreated', revision: 2 } as const;
    const doubt = { since: AT.toISOString(), adopt: null };
    const lost = { ...submittedOnce(), state: 'inDoubt' as const, doubt };
    const declared = decideDoubt(lost, decision, by(2)).booking;
    const failure = {
      code: 'error.order.availability',
      reason: written('x'),
      at: AT.toISOString(),
    };
    expect(isDeclaredNotCreated(declared)).toBe(true);
    expect(isDeclaredNotCreated(failBooking(submittedOnce(), failure, AT).booking)).toBe(false);
    const again = submitBooking(declared, { contactNumber: '1', sellingPoint }, by(3)).booking;
    expect(isDeclaredNotCreated(again)).toBe(false);
  });

  it('to withdraw it is rejected once its call is on record', () => {
    const sending = { step: 'create', fence: 1, startedAt: AT.toISOString() } as const;
    const called = { ...submittedOnce(), sending };
    expect(() => withdrawRequest(called, by(2))).toThrow(/S-360 may be at work on/);
    expect(() => withdrawRequest(submittedOnce(), by(1))).toThrow(/has changed since/);
  });

  it('to withdraw it frees the booking that it follows', () => {
    const follows = { documentId: 'other', fileId: '1', kind: 'option' } as const;
    expect(withdrawRequest(submittedOnce({ follows }), by(2))).toMatchObject({
      freesFollowed: true,
    });
  });

  it('to change it is rejected when it follows another booking, whose lines it has', () => {
    const follows = { documentId: 'other', fileId: '1', kind: 'option' } as const;
    const booking = aBooking({ follows });
    expect(() => changeBooking(booking, booking, by())).toThrow(/follows another one/);
  });
});
