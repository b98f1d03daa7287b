import { isBeforeFirst, isWholeDay } from '../../../../admin/src/shared/time/isWholeDay';

describe('a day in a date input', () => {
  it('is whole with the last digit of its year', () => {
    const typed = ['', '0002-12-01', '0020-12-01', '0202-12-01', '2026-12-01'];
    expect(typed.map(isWholeDay)).toEqual([false, false, false, false, true]);
  });

  it('is none where it does not exist', () => {
    expect(['2026-13-01', '12026-12-01', 'yesterday'].filter(isWholeDay)).toEqual([]);
  });
});

describe('the last day of a range', () => {
  it('is wrong where it is before the first', () => {
    expect(isBeforeFirst('2026-03-01', '2026-03-02')).toBe(true);
    expect(isBeforeFirst('2026-03-02', '2026-03-02')).toBe(false);
    expect(isBeforeFirst('2026-10-01', '2026-09-30')).toBe(false);
  });

  it('is not compared while one of both is missing', () => {
    expect([isBeforeFirst('2026-03-01', undefined), isBeforeFirst('', '2026-03-02')]).toEqual([
      false,
      false,
    ]);
  });
});
