import { statusOf } from '../../../../server/src/bookings/machine/status';

const NOW = new Date('2026-03-01T10:00:00.000Z');
const LATER = new Date('2026-04-01T10:00:00.000Z');
const EARLIER = new Date('2026-02-01T10:00:00.000Z');
/** S-360 gives a day as its midnight. */
const TODAY = new Date('2026-03-01T00:00:00.000Z');
const TOMORROW_IN_ZURICH = new Date('2026-03-01T23:00:00.000Z');
const JUST_BEFORE_TOMORROW = new Date('2026-03-01T22:59:59.999Z');
const IN_ZURICH = { meaning: 'endOfDay', timeZone: 'Europe/Zurich' } as const;
const held = { kind: 'reservation', state: 'closed', expiresAt: LATER } as const;
const of = (changes: object = {}) =>
  statusOf({
    booking: held,
    follower: null,
    endedBy: [],
    expiry: IN_ZURICH,
    now: NOW,
    ...changes,
  });

describe('the status of a closed reservation', () => {
  it.each([
    ['held', of()],
    ['expired', of({ booking: { ...held, expiresAt: EARLIER } })],
    ['held', of({ booking: { ...held, expiresAt: TODAY } })],
    [
      'expired',
      of({ booking: { ...held, expiresAt: TODAY }, expiry: { ...IN_ZURICH, meaning: 'exact' } }),
    ],
    ['held', of({ booking: { ...held, expiresAt: TODAY }, now: JUST_BEFORE_TOMORROW })],
    ['expired', of({ booking: { ...held, expiresAt: TODAY }, now: TOMORROW_IN_ZURICH })],
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
