import {
  bookingIntervalMs,
  RESTING_INTERVAL_MS,
  WAITING_INTERVAL_MS,
  WATCHED_INTERVAL_MS,
} from '../../../../../admin/src/features/bookings/model/polling';
import {
  goesOn,
  isUnderWay,
  stepsOf,
} from '../../../../../admin/src/features/bookings/model/steps';
import type { Booking, BookingProgress } from '../../../../../server/src/contracts';
import { aBooking, anOpenBooking } from '../../../../helpers/builders/bookings';

const NOW = Date.parse('2027-01-10T09:00:00.000Z');

const shown = (booking: Booking): string[] =>
  stepsOf(booking).map(({ state, step }) => `${step}: ${state}`);

const calling = (step: Exclude<BookingProgress['step'], 'waiting'>): BookingProgress => ({
  step,
  isCalling: true,
});

const waiting = (until: string | null): BookingProgress => ({
  step: 'waiting',
  until,
  reason: 'retry',
  failure: null,
});

describe('the progress shown for a booking', () => {
  const submitted = (overrides: Partial<Booking>) => aBooking({ state: 'submitted', ...overrides });

  it.each([
    [
      'for a contact that S-360 does not know yet',
      submitted({ contactNumber: null, progress: calling('contact') }),
      ['contact: now', 'create: next'],
    ],
    [
      'for the order once the contact is known',
      submitted({ progress: calling('create') }),
      ['contact: done', 'create: now'],
    ],
    ['before anything is sent', submitted({ progress: null }), ['contact: done', 'create: now']],
    [
      'while it waits for the contact',
      submitted({ contactNumber: null, progress: waiting(null) }),
      ['contact: waiting', 'create: next'],
    ],
    [
      'while it waits although the contact is known',
      submitted({ progress: waiting(null) }),
      ['contact: done', 'create: waiting'],
    ],
    [
      'during the closing',
      anOpenBooking({ state: 'closing', progress: calling('close') }),
      ['close: now'],
    ],
    [
      'while the order is being given up',
      anOpenBooking({ state: 'abandoning', progress: waiting(null) }),
      ['abandon: waiting'],
    ],
    ['when nothing is due', anOpenBooking(), []],
  ])('lists the right steps %s', (_what, booking, steps) => {
    expect(shown(booking)).toEqual(steps);
  });
});

describe('the interval until a booking is read again', () => {
  const aHold = (expiresAt: string): Booking =>
    anOpenBooking({ state: 'closed', status: 'held', expiresAt });

  it.each([
    ['is under way', aBooking({ state: 'submitted' }), WATCHED_INTERVAL_MS],
    ['waits for a person', aBooking({ state: 'closing', progress: waiting(null) }), 3_000],
    [
      'waits for a later attempt',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T09:30:00.000Z') }),
      WAITING_INTERVAL_MS,
    ],
    [
      'is due in a moment',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T09:00:01.500Z') }),
      1_500,
    ],
    [
      'is overdue',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T08:00:00.000Z') }),
      WATCHED_INTERVAL_MS,
    ],
    [
      'is a reservation being sold',
      anOpenBooking({ state: 'closed', status: 'beingSold' }),
      WAITING_INTERVAL_MS,
    ],
    ['is held for long', aHold('2027-01-20T23:00:00.000Z'), RESTING_INTERVAL_MS],
    ['is held for seconds', aHold('2027-01-10T09:00:04.000Z'), 4_000],
    ['is held no longer', aHold('2027-01-10T08:59:59.000Z'), WAITING_INTERVAL_MS],
    ['needs nothing', anOpenBooking(), RESTING_INTERVAL_MS],
  ])('fits a booking that %s', (_what, booking, intervalMs) => {
    expect(bookingIntervalMs(booking, NOW)).toBe(intervalMs);
  });

  it('is short only while a step is under way', () => {
    expect(isUnderWay(anOpenBooking())).toBe(false);
    expect(isUnderWay(anOpenBooking({ progress: calling('create') }))).toBe(true);
  });
});

describe('a booking that waits', () => {
  it('continues automatically, unless a person has to start or resume sending', () => {
    for (const reason of ['retry', 'limit', 'monthLimit'] as const)
      expect(goesOn(reason, 'submitted')).toBe('byItself');
    for (const reason of ['notStarted', 'stopped'] as const)
      expect(goesOn(reason, 'submitted')).toBe('toStart');
    expect(goesOn('paused', 'submitted')).toBe('toResume');
    expect(goesOn('contactInDoubt', 'submitted')).toBe('toConfirm');
  });

  it('for an S-360 that is no longer configured is to be booked again, or ended there once it has an order', () => {
    expect(goesOn('otherSystem', 'submitted')).toBe('toBookAgain');
    for (const state of ['created', 'closing', 'abandoning'] as const)
      expect(goesOn('otherSystem', state)).toBe('toEndElsewhere');
  });
});
