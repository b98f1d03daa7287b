import { daysUntil, hoursUntil } from '../../../../server/src/overview/trends/spans';

const iso = (ms: number) => new Date(ms).toISOString();

describe('the spans of a chart', () => {
  it('are whole hours until the present one', () => {
    const hours = hoursUntil(Date.UTC(2026, 4, 1, 12, 34), 3);
    expect(hours.map(iso)).toEqual([
      '2026-05-01T10:00:00.000Z',
      '2026-05-01T11:00:00.000Z',
      '2026-05-01T12:00:00.000Z',
    ]);
  });

  it('are days of the venue: after its midnight it is the next day', () => {
    const days = daysUntil(Date.UTC(2026, 4, 1, 22, 30), 2, 'Europe/Zurich');
    expect(days.map(({ day, ms }) => [day, iso(ms)])).toEqual([
      ['2026-05-01', '2026-04-30T22:00:00.000Z'],
      ['2026-05-02', '2026-05-01T22:00:00.000Z'],
    ]);
  });

  it('are 23 and 25 hours long where clocks are changed', () => {
    const spring = daysUntil(Date.UTC(2026, 2, 30, 12), 3, 'Europe/Zurich');
    expect(spring.map(({ ms }) => iso(ms))).toEqual([
      '2026-03-27T23:00:00.000Z',
      '2026-03-28T23:00:00.000Z',
      '2026-03-29T22:00:00.000Z',
    ]);
    const autumn = daysUntil(Date.UTC(2026, 9, 26, 12), 2, 'Europe/Zurich');
    expect(autumn.map(({ ms }) => iso(ms))).toEqual([
      '2026-10-24T22:00:00.000Z',
      '2026-10-25T23:00:00.000Z',
    ]);
  });

  it.each(['Asia/Kolkata', 'America/St_Johns', 'Pacific/Auckland', 'UTC'])(
    'begin at midnight in %s',
    (timeZone) => {
      const clock = new Intl.DateTimeFormat('en', {
        timeZone,
        timeStyle: 'medium',
        hourCycle: 'h23',
      });
      const days = daysUntil(Date.UTC(2026, 6, 15, 3), 30, timeZone);
      expect(new Set(days.map(({ ms }) => clock.format(ms)))).toEqual(new Set(['00:00:00']));
      expect(new Set(days.map(({ day }) => day)).size).toBe(30);
    },
  );
});
