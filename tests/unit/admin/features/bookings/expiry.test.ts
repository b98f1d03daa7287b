import { expiryOf, isUrgent } from '../../../../../admin/src/features/bookings/model/expiry';
import { anOpenBooking } from '../../../../helpers/builders/bookings';

const NOW = Date.parse('2027-01-10T09:00:00.000Z');
const AT = '2027-01-10T10:00:00.000Z';

describe('what runs out', () => {
  it.each([
    ['an open order is given up', { state: 'created' }, 'givenUp'],
    ['also an incomplete one', { state: 'incomplete' }, 'givenUp'],
    ['a reservation is held', { state: 'closed', status: 'held' }, 'held'],
    ['one that is being sold still is', { state: 'closed', status: 'beingSold' }, 'held'],
    ['an expired one was', { state: 'closed', status: 'expired' }, 'expired'],
  ] as const)('%s', (_what, state, kind) => {
    expect(expiryOf(anOpenBooking({ expiresAt: AT, ...state }))).toEqual({
      kind,
      at: AT,
      day: null,
    });
  });

  it('is told as a day where it is held to the end of one', () => {
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
    ['what was sold', { state: 'closed', status: 'sold' }],
    ['what was given up', { state: 'abandoned' }],
    ['what has no end', { state: 'created', expiresAt: null }],
  ] as const)('nothing of %s', (_what, state) => {
    expect(expiryOf(anOpenBooking({ expiresAt: AT, ...state }))).toBeNull();
  });
});

describe('the time of a booking', () => {
  it('is urgent in the last ten minutes', () => {
    expect(isUrgent('2027-01-10T09:09:00.000Z', NOW)).toBe(true);
    expect(isUrgent('2027-01-10T09:11:00.000Z', NOW)).toBe(false);
  });
});
