import { quotaUse } from '../../../../../admin/src/features/trends/model/quotaUse';

describe('the use of the calls of a month', () => {
  it('adds up day by day, and goes on at the present pace until the month ends', () => {
    const use = quotaUse({
      callsPerMonth: 1_000,
      callsPerDay: 10.4,
      byDay: [
        { day: '2026-02-25', calls: 5 },
        { day: '2026-02-26', calls: 20 },
      ],
    });
    expect(use).toEqual({
      quota: 1_000,
      days: [
        { day: '2026-02-25', calls: 5, total: 5 },
        { day: '2026-02-26', calls: 20, total: 25 },
      ],
      forecast: [
        { day: '2026-02-27', total: 35 },
        { day: '2026-02-28', total: 46 },
      ],
    });
  });

  it('has no forecast on the last day, and no quota where there is none', () => {
    const byDay = [{ day: '2026-12-31', calls: 5 }];
    const use = quotaUse({ callsPerMonth: null, callsPerDay: 5, byDay });
    expect(use).toMatchObject({ forecast: [], quota: null });
  });
});
