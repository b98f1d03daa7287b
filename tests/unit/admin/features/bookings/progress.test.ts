import {
  bookingIntervalMs,
  RESTING_INTERVAL_MS,
  WAITING_INTERVAL_MS,
  WATCHED_INTERVAL_MS,
} from '../../../../../admin/src/features/bookings/model/polling';
import { isUnderWay, stepsOf } from '../../../../../admin/src/features/bookings/model/steps';
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

describe('the steps that are shown', () => {
  const submitted = (overrides: Partial<Booking>) => aBooking({ state: 'submitted', ...overrides });

  it.each([
    [
      'the contact first where S-360 does not know it',
      submitted({ contactNumber: null, progress: calling('contact') }),
      ['contact: now', 'create: next'],
    ],
    [
      'the order once the contact is known',
      submitted({ progress: calling('create') }),
      ['contact: done', 'create: now'],
    ],
    ['before anything is told', submitted({ progress: null }), ['contact: done', 'create: now']],
    [
      'waiting for the contact',
      submitted({ contactNumber: null, progress: waiting(null) }),
      ['contact: waiting', 'create: next'],
    ],
    [
      'waiting with the contact known',
      submitted({ progress: waiting(null) }),
      ['contact: done', 'create: waiting'],
    ],
    [
      'after the creation',
      anOpenBooking({ progress: calling('shipmentModes') }),
      ['contact: done', 'create: done', 'shipmentModes: now'],
    ],
    ['closing', anOpenBooking({ state: 'closing', progress: calling('close') }), ['close: now']],
    [
      'closing with a delivery',
      anOpenBooking({ state: 'closing', shipmentModeId: '31', progress: calling('shipment') }),
      ['shipment: now', 'close: next'],
    ],
    [
      'closing once the delivery is set',
      anOpenBooking({ state: 'closing', shipmentModeId: '31', progress: calling('close') }),
      ['shipment: done', 'close: now'],
    ],
    [
      'giving up',
      anOpenBooking({ state: 'abandoning', progress: waiting(null) }),
      ['abandon: waiting'],
    ],
    ['nothing while it rests', anOpenBooking(), []],
  ])('%s', (_what, booking, steps) => {
    expect(shown(booking)).toEqual(steps);
  });
});

describe('how soon a booking is looked at again', () => {
  it.each([
    ['what is under way', aBooking({ state: 'submitted' }), WATCHED_INTERVAL_MS],
    ['what waits for somebody', aBooking({ state: 'closing', progress: waiting(null) }), 3_000],
    [
      'what waits for later',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T09:30:00.000Z') }),
      WAITING_INTERVAL_MS,
    ],
    [
      'what is due in a moment',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T09:00:01.500Z') }),
      1_500,
    ],
    [
      'what is overdue',
      aBooking({ state: 'submitted', progress: waiting('2027-01-10T08:00:00.000Z') }),
      WATCHED_INTERVAL_MS,
    ],
    [
      'a reservation that is being sold',
      anOpenBooking({ state: 'closed', status: 'beingSold' }),
      WAITING_INTERVAL_MS,
    ],
    ['what rests', anOpenBooking(), RESTING_INTERVAL_MS],
  ])('%s', (_what, booking, intervalMs) => {
    expect(bookingIntervalMs(booking, NOW)).toBe(intervalMs);
  });

  it('is often only while something is under way', () => {
    expect(isUnderWay(anOpenBooking())).toBe(false);
    expect(isUnderWay(anOpenBooking({ progress: calling('shipmentModes') }))).toBe(true);
  });
});
