import { statusOf } from '../../../../server/src/bookings/machine/status';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-04-01T10:00:00.000Z');
const EARLIER = new Date('2026-02-01T10:00:00.000Z');
/** S-360 gives a day as its midnight. */
const TODAY = new Date('2026-03-01T00:00:00.000Z');
const TOMORROW = new Date('2026-03-02T00:00:00.000Z');
const held = { kind: 'reservation', state: 'closed', expiresAt: LATER } as const;
const of = (changes: object = {}) =>
  statusOf({
    booking: held,
    follower: null,
    endedBy: [],
    expiry: 'endOfDay',
    now: NOW,
    ...changes,
  });

describe('the status of a closed reservation', () => {
  it.each([
    ['held', of()],
    ['expired', of({ booking: { ...held, expiresAt: EARLIER } })],
    ['held', of({ booking: { ...held, expiresAt: TODAY } })],
    ['expired', of({ booking: { ...held, expiresAt: TODAY }, expiry: 'exact' })],
    ['expired', of({ booking: { ...held, expiresAt: TODAY }, now: TOMORROW })],
    ['beingSold', of({ follower: { kind: 'sale', state: 'submitted' } })],
    ['beingSold', of({ follower: { kind: 'sale', state: 'inDoubt' } })],
    ['beingReleased', of({ follower: { kind: 'release', state: 'closing' } })],
    ['sold', of({ follower: { kind: 'sale', state: 'closed' } })],
    ['released', of({ follower: { kind: 'release', state: 'closed' } })],
    ['sold', of({ endedBy: ['SALE'] })],
    ['sold', of({ endedBy: ['SALE', 'RESERVATION_FREEING'] })],
    ['sold', of({ endedBy: ['RENEWAL'] })],
    ['released', of({ endedBy: ['RESERVATION_FREEING'] })],
    [
      'expired',
      of({
        booking: { ...held, expiresAt: EARLIER },
        endedBy: ['RESERVATION_FREEING'],
      }),
    ],
    [null, of({ booking: { ...held, kind: 'sale' } })],
    [null, of({ booking: { ...held, state: 'created' } })],
  ])('is "%s" for the right expiry and order state', (expected, status) => {
    expect(status).toBe(expected);
  });
});
