import {
  expiryOf,
  isPerformanceFirst,
  isUrgent,
  performanceAhead,
} from '../../../../../admin/src/features/bookings/model/expiry';
import { anOpenBooking } from '../../../../helpers/builders/bookings';

const NOW = Date.parse('2027-01-10T09:00:00.000Z');
const AT = '2027-01-10T10:00:00.000Z';

describe('the expiry shown for a booking', () => {
  it.each([
    ['an open order is given up', { state: 'created' }, 'givenUp'],
    ['an incomplete order is given up', { state: 'incomplete' }, 'givenUp'],
    ['a reservation ends', { state: 'closed', status: 'held' }, 'held'],
    ['a reservation that is being sold ends', { state: 'closed', status: 'beingSold' }, 'held'],
    ['an expired reservation ended', { state: 'closed', status: 'expired' }, 'expired'],
  ] as const)('says when %s', (_what, state, kind) => {
    expect(expiryOf(anOpenBooking({ expiresAt: AT, ...state }))).toEqual({
      kind,
      at: AT,
      day: null,
    });
  });

  it('is a day when the reservation lasts until the end of that day', () => {
    const held = {
      state: 'closed',
      status: 'held',
      expiresAt: AT,
      lastDay: '2027-01-09',
    } as const;
    expect(expiryOf(anOpenBooking(held))).toMatchObject({ kind: 'held', day: '2027-01-09' });
  });

  it.each([
    ['a closed sale', { state: 'closed' }],
    ['a sold reservation', { state: 'closed', status: 'sold' }],
    ['an abandoned booking', { state: 'abandoned' }],
    ['an order without an expiry', { state: 'created', expiresAt: null }],
  ] as const)('is absent for %s', (_what, state) => {
    expect(expiryOf(anOpenBooking({ expiresAt: AT, ...state }))).toBeNull();
  });
});

describe('the countdown shown for a booking', () => {
  it.each([
    [
      'givenUp',
      'ten minutes of an open order',
      '2027-01-10T09:09:00.000Z',
      '2027-01-10T09:11:00.000Z',
    ],
    ['held', 'day of a hold', '2027-01-11T08:59:00.000Z', '2027-01-11T09:01:00.000Z'],
  ] as const)('is urgent (%s) in the last %s', (kind, _what, urgent, notYet) => {
    expect(isUrgent({ kind, at: urgent }, NOW)).toBe(true);
    expect(isUrgent({ kind, at: notYet }, NOW)).toBe(false);
  });

  it('is urgent no more when it is over', () => {
    expect(isUrgent({ kind: 'expired', at: '2027-01-10T08:00:00.000Z' }, NOW)).toBe(false);
  });
});

describe('a hold that outlives its performance', () => {
  const held = (performanceAt: string | null, patch: object = {}) =>
    anOpenBooking({ state: 'closed', status: 'held', expiresAt: AT, performanceAt, ...patch });

  it('is noticed while it is held', () => {
    const played = (...given: Parameters<typeof held>) => isPerformanceFirst(held(...given));
    expect(played('2027-01-10T09:59:00.000Z')).toBe(true);
    expect(played('2027-01-10T10:00:00.000Z')).toBe(false);
    expect(played(null)).toBe(false);
    expect(played('2027-01-10T09:59:00.000Z', { status: 'sold' })).toBe(false);
    expect(played('2027-01-10T09:59:00.000Z', { state: 'created' })).toBe(false);
  });

  it('is listed with the time until the performance, while that is to come', () => {
    const soon = '2027-01-10T09:30:00.000Z';
    const ahead = (...given: Parameters<typeof held>) => performanceAhead(held(...given), NOW);
    expect(ahead(soon)).toBe(soon);
    expect(ahead(soon, { expiresAt: null })).toBe(soon);
    expect(ahead('2027-01-10T10:00:00.000Z')).toBeNull();
    expect(ahead('2027-01-10T09:00:00.000Z')).toBeNull();
    expect(ahead(soon, { status: 'sold' })).toBeNull();
    expect(ahead(null)).toBeNull();
  });
});
