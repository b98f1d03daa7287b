import {
  heldUntil,
  lastDayOf,
  resolveAssumptions,
  type Expiry,
} from '../../../../server/src/s360/assumptions';
import { earliestHeld } from '../../../../server/src/orders/holds/held-until';

const day = (iso: string) => new Date(`${iso}.000Z`);
const { expiry: meaning } = resolveAssumptions('myvenue');
const inZone = (timeZone: string): Expiry => ({ meaning, timeZone });
const IN_ZURICH = inZone('Europe/Zurich');

describe('a reservation or option', () => {
  it.each([
    ['a day lasts until the end of that day', '2026-05-20T00:00:00', '2026-05-20T22:00:00'],
    ['a moment lasts until that moment', '2026-05-20T00:00:01', '2026-05-20T00:00:01'],
    ['an evening lasts until that evening', '2026-05-20T22:00:00', '2026-05-20T22:00:00'],
  ])('that expires on %s', (_how, expires, until) => {
    expect(heldUntil(day(expires), IN_ZURICH)).toEqual(day(until));
  });

  it.each([
    ['in winter', 'Europe/Zurich', '2026-01-20', '2026-01-20T23:00:00'],
    ['in summer', 'Europe/Zurich', '2026-07-20', '2026-07-20T22:00:00'],
    ['before clocks go forward', 'Europe/Zurich', '2026-03-28', '2026-03-28T23:00:00'],
    ['when clocks go forward', 'Europe/Zurich', '2026-03-29', '2026-03-29T22:00:00'],
    ['before clocks go back', 'Europe/Zurich', '2026-10-24', '2026-10-24T22:00:00'],
    ['when clocks go back', 'Europe/Zurich', '2026-10-25', '2026-10-25T23:00:00'],
    ['west of Greenwich', 'America/New_York', '2026-05-20', '2026-05-21T04:00:00'],
    ['far in the east', 'Pacific/Auckland', '2026-01-20', '2026-01-20T11:00:00'],
    ['where clocks skip midnight', 'Africa/Cairo', '2026-04-23', '2026-04-23T22:00:00'],
    ['where the zone is unknown', 'UTC', '2026-05-20', '2026-05-21T00:00:00'],
  ])('for a day %s lasts until midnight at the venue', (_when, timeZone, date, until) => {
    const expires = day(`${date}T00:00:00`);
    expect(heldUntil(expires, inZone(timeZone))).toEqual(day(until));
    expect(lastDayOf(expires, inZone(timeZone))).toBe(date);
  });

  it('lasts until the exact moment when the institution is configured so', () => {
    const midnight = day('2026-05-20T00:00:00');
    const exact = { ...IN_ZURICH, meaning: 'exact' } as const;
    expect(heldUntil(midnight, exact)).toEqual(midnight);
    expect(lastDayOf(midnight, exact)).toBeNull();
  });

  it('is over when it expires before the earliest day that has not ended everywhere', () => {
    const zones = ['Etc/GMT+12', 'America/New_York', 'UTC', 'Europe/Zurich', 'Pacific/Kiritimati'];
    for (const hour of ['00:00:00', '11:59:59', '12:00:00', '16:08:30', '23:59:59']) {
      const now = day(`2026-05-20T${hour}`);
      const justBefore = new Date(earliestHeld(now).getTime() - 86_400_000);
      for (const zone of zones) expect(heldUntil(justBefore, inZone(zone)) > now).toBe(false);
      expect(heldUntil(earliestHeld(now), inZone('Etc/GMT+12')) > now).toBe(true);
    }
    expect(earliestHeld(day('2026-05-20T11:59:59'))).toEqual(day('2026-05-19T00:00:00'));
    expect(earliestHeld(day('2026-05-20T12:00:00'))).toEqual(day('2026-05-20T00:00:00'));
  });

  it('has a last day when it lasts until the end of a day', () => {
    expect(lastDayOf(day('2026-05-20T00:00:00'), IN_ZURICH)).toBe('2026-05-20');
    expect(lastDayOf(day('2026-05-20T17:00:00'), IN_ZURICH)).toBeNull();
  });
});
