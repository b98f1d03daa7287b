import { summary } from '../../../../server/src/bookings/view/booking-view';
import { aBooking, aLine } from '../../../helpers/bookings/a-booking';

const PARTS = {
  institutionName: 'My Venue',
  expiry: { meaning: 'endOfDay', timeZone: 'Europe/Zurich' },
  status: null,
  contact: null,
  author: null,
} as const;
const MIDNIGHT = new Date('2027-03-12T00:00:00.000Z');
const EVENING = new Date('2027-03-12T18:30:00.000Z');

describe('the expiry of a booking', () => {
  it.each([
    [
      'a hold for days, which ends with the last day',
      'closed',
      MIDNIGHT,
      '2027-03-12T23:00',
      '2027-03-12',
    ],
    ['a hold until a moment', 'closed', EVENING, '2027-03-12T18:30', null],
    [
      'an open order, which is abandoned at a moment',
      'created',
      MIDNIGHT,
      '2027-03-12T00:00',
      null,
    ],
    ['a booking without an expiry', 'closed', null, null, null],
  ] as const)('is correct for %s', (_what, state, expiresAt, until, lastDay) => {
    const shown = summary(aBooking({ kind: 'reservation', state, expiresAt }), PARTS);
    expect(shown.lastDay).toBe(lastDay);
    if (until === null) expect(shown.expiresAt).toBeNull();
    else expect(shown.expiresAt).toMatch(new RegExp(`^${until}`));
  });

  it('is the exact moment when the institution is configured so', () => {
    const held = aBooking({ kind: 'reservation', state: 'closed', expiresAt: MIDNIGHT });
    const shown = summary(held, {
      ...PARTS,
      expiry: { meaning: 'exact', timeZone: 'Europe/Zurich' },
    });
    expect(shown).toMatchObject({ expiresAt: MIDNIGHT.toISOString(), lastDay: null });
  });
});

describe('the first performance of a booking', () => {
  const line = (performanceAt: string | null) => aLine({ performanceAt });
  const lines = [
    line(null),
    line('2027-03-10T19:00:00.000Z'),
    line('2027-03-09T20:00:00.000+01:00'),
  ];

  it('is the earliest of the lines of a reservation or option', () => {
    const shown = summary(aBooking({ kind: 'option', lines }), PARTS);
    expect(shown.performanceAt).toBe('2027-03-09T19:00:00.000Z');
  });

  it('matters neither to a sale nor without performances', () => {
    expect(summary(aBooking({ kind: 'sale', lines }), PARTS).performanceAt).toBeNull();
    const goods = aBooking({ kind: 'reservation', lines: [line(null)] });
    expect(summary(goods, PARTS).performanceAt).toBeNull();
    const unreadable = aBooking({ kind: 'option', lines: [line('soon')] });
    expect(summary(unreadable, PARTS).performanceAt).toBeNull();
  });
});
