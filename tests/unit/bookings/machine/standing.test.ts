import { standingOf } from '../../../../server/src/services/bookings/machine/standing';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-04-01T10:00:00.000Z');
const EARLIER = new Date('2026-02-01T10:00:00.000Z');
const held = { kind: 'reservation', state: 'closed', expiresAt: LATER } as const;
const of = (changes: object = {}) =>
  standingOf({ booking: held, follower: null, fileOrderTypes: [], now: NOW, ...changes });

describe('the standing of a closed reservation', () => {
  it.each([
    ['held', of()],
    ['expired', of({ booking: { ...held, expiresAt: EARLIER } })],
    ['beingSold', of({ follower: { kind: 'sale', state: 'submitted' } })],
    ['beingSold', of({ follower: { kind: 'sale', state: 'inDoubt' } })],
    ['beingReleased', of({ follower: { kind: 'release', state: 'closing' } })],
    ['sold', of({ follower: { kind: 'sale', state: 'closed' } })],
    ['released', of({ follower: { kind: 'release', state: 'closed' } })],
    ['sold', of({ fileOrderTypes: ['SALE'] })],
    ['released', of({ fileOrderTypes: ['RESERVATION_FREEING'] })],
    [
      'expired',
      of({
        booking: { ...held, expiresAt: EARLIER },
        fileOrderTypes: ['RESERVATION_FREEING'],
      }),
    ],
    [null, of({ booking: { ...held, kind: 'sale' } })],
    [null, of({ booking: { ...held, state: 'created' } })],
  ])('is %s', (expected, standing) => {
    expect(standing).toBe(expected);
  });
});
