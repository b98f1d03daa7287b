import { isRefreshDue, lastRefreshMoment } from '../../../../server/src/catalog/model/schedule';

const at = (time: string) => new Date(time);
const zurich = { refreshAtHour: 5, timeZone: 'Europe/Zurich' };

describe('the latest scheduled refresh of a catalog', () => {
  it.each([
    ['in winter', zurich, '2026-01-15T10:00:00Z', '2026-01-15T04:00:00Z'],
    ['in summer', zurich, '2026-07-15T10:00:00Z', '2026-07-15T03:00:00Z'],
    ['within the scheduled hour', zurich, '2026-01-15T04:30:12.345Z', '2026-01-15T04:00:00Z'],
    ['just before the scheduled hour', zurich, '2026-01-15T03:59:59.999Z', '2026-01-14T04:00:00Z'],
    [
      'over midnight',
      { refreshAtHour: 23, timeZone: 'UTC' },
      '2026-01-15T01:00:00Z',
      '2026-01-14T23:00:00Z',
    ],
    [
      'in a zone with half hours',
      { refreshAtHour: 5, timeZone: 'Asia/Kolkata' },
      '2026-01-15T10:00:00Z',
      '2026-01-14T23:30:00Z',
    ],
    [
      'after the night with an additional hour',
      zurich,
      '2026-10-25T12:00:00Z',
      '2026-10-25T04:00:00Z',
    ],
  ])('is correct %s', (_when, schedule, now, expected) => {
    expect(lastRefreshMoment(schedule, at(now))).toEqual(at(expected));
  });

  it('is before now and less than two days ago when the clocks skip its hour', () => {
    const schedule = { refreshAtHour: 2, timeZone: 'Europe/Zurich' };
    const now = at('2026-03-29T12:00:00Z');
    const ageMs = now.getTime() - lastRefreshMoment(schedule, now).getTime();
    expect(ageMs).toBeGreaterThanOrEqual(0);
    expect(ageMs).toBeLessThan(48 * 60 * 60 * 1000);
  });
});

describe('the refresh of a catalog', () => {
  it.each([
    ['never fetched', null, true],
    ['fetched before the scheduled hour', at('2026-01-15T03:00:00Z'), true],
    ['fetched after the scheduled hour', at('2026-01-15T04:00:01Z'), false],
    ['last fetched days ago because Strapi was down', at('2026-01-11T04:00:00Z'), true],
  ])('that was %s is due: %s', (_what, fetchedAt, isDue) => {
    expect(isRefreshDue(fetchedAt, zurich, at('2026-01-15T10:00:00Z'))).toBe(isDue);
  });
});
