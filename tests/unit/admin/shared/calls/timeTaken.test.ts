import { timeTaken } from '../../../../../admin/src/shared/calls/timeTaken';

const MINUTE_MS = 60_000;

describe('the time that calls take', () => {
  it('of 65 calls at 49 a minute is two minutes and not a day', () => {
    expect(timeTaken((65 / 49) * MINUTE_MS)).toEqual({ unit: 'minutes', count: 2 });
  });

  it.each([
    [0, 'minutes', 1],
    [1, 'minutes', 1],
    [89 * MINUTE_MS, 'minutes', 89],
    [90 * MINUTE_MS, 'hours', 2],
    [35 * 60 * MINUTE_MS, 'hours', 35],
    [36 * 60 * MINUTE_MS, 'days', 2],
    [80 * 60 * MINUTE_MS, 'days', 4],
  ])('of %i ms is announced in %s, rounded up to %i', (durationMs, unit, count) => {
    expect(timeTaken(durationMs)).toEqual({ unit, count });
  });
});
