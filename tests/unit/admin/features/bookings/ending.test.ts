import { partInRelease } from '../../../../../admin/src/features/bookings/model/ending';
import { anOpenBooking } from '../../../../helpers/builders/bookings';

describe('the notice that places are on sale again', () => {
  it.each([
    ['the release', { kind: 'release', state: 'closed', status: null }, 'release'],
    ['what it released', { kind: 'option', state: 'closed', status: 'released' }, 'released'],
  ] as const)('is shown for %s', (_what, booking, part) => {
    expect(partInRelease(anOpenBooking(booking))).toBe(part);
  });

  it.each([
    ['a release that S-360 has not made yet', { kind: 'release', state: 'submitted' }],
    ['what is still being released', { state: 'closed', status: 'beingReleased' }],
    ['a sale', { kind: 'sale', state: 'closed', status: null }],
  ] as const)('is not shown for %s', (_what, booking) => {
    expect(partInRelease(anOpenBooking(booking))).toBeNull();
  });
});
