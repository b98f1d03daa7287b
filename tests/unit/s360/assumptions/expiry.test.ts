import { heldUntil, lastDayOf, resolveAssumptions } from '../../../../server/src/s360/assumptions';
import { earliestHeld } from '../../../../server/src/orders/holds/held-until';

const day = (iso: string) => new Date(`${iso}.000Z`);
const { expiry } = resolveAssumptions('myvenue');

describe('a reservation or option', () => {
  it.each([
    ['a day lasts until the end of that day', '2026-05-20T00:00:00', '2026-05-21T00:00:00'],
    ['a moment lasts until that moment', '2026-05-20T00:00:01', '2026-05-20T00:00:01'],
    ['an evening lasts until that evening', '2026-05-20T22:00:00', '2026-05-20T22:00:00'],
  ])('that expires on %s', (_how, expires, until) => {
    expect(heldUntil(day(expires), expiry)).toEqual(day(until));
  });

  it('lasts until the exact moment when the institution is configured so', () => {
    const midnight = day('2026-05-20T00:00:00');
    expect(heldUntil(midnight, 'exact')).toEqual(midnight);
    expect(lastDayOf(midnight, 'exact')).toBeNull();
  });

  it('is open exactly when its expiration is today or later', () => {
    const now = day('2026-05-20T16:08:30');
    expect(earliestHeld(now)).toEqual(day('2026-05-20T00:00:00'));
    for (const expires of ['2026-05-19T00:00:00', '2026-05-19T23:59:59']) {
      expect(day(expires) < earliestHeld(now)).toBe(true);
      expect(heldUntil(day(expires), expiry) > now).toBe(false);
    }
  });

  it('has a last day when it lasts until the end of a day', () => {
    expect(lastDayOf(day('2026-05-20T00:00:00'), expiry)).toBe('2026-05-20');
    expect(lastDayOf(day('2026-05-20T17:00:00'), expiry)).toBeNull();
  });
});
