import { durationUnit } from '../../../../../admin/src/features/trends/model/durations';
import { totalOf } from '../../../../../admin/src/features/trends/model/sales';

describe('the numbers of a chart', () => {
  it.each([
    [0, 'second'],
    [59_999, 'second'],
    [60_000, 'minute'],
    [5_400_000, 'hour'],
  ] as const)('show %d ms in the unit in which they are read: %s', (ms, name) => {
    expect(durationUnit(ms).name).toBe(name);
  });

  it('add up money exactly', () => {
    const day = '2026-05-01';
    const days = [
      { day, orders: 1, thousandths: '9007199254740993' },
      { day, orders: 2, thousandths: '1' },
    ];
    expect(totalOf({ days })).toEqual({ thousandths: '9007199254740994', orders: 3 });
    expect(totalOf({ days: [] })).toEqual({ thousandths: '0', orders: 0 });
  });
});
