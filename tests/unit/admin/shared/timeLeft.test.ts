import { renewalMs, timeLeft } from '../../../../admin/src/shared/time/timeLeft';

const NOW = Date.parse('2027-01-10T09:00:00.000Z');
const AT = '2027-01-10T10:00:00.000Z';

describe('the time left', () => {
  it.each([
    ['2027-01-12T13:30:00.000Z', { kind: 'days', days: 2, hours: 4 }],
    ['2027-01-10T12:05:59.000Z', { kind: 'hours', hours: 3, minutes: 5 }],
    ['2027-01-10T09:14:03.900Z', { kind: 'minutes', minutes: 14, seconds: 3 }],
    ['2027-01-10T09:00:00.500Z', { kind: 'over' }],
    ['2027-01-10T08:00:00.000Z', { kind: 'over' }],
    ['no time', { kind: 'over' }],
  ])('until %s is given in the two largest units', (at, left) => {
    expect(timeLeft(at, NOW)).toEqual(left);
  });

  it('is updated every second only when little is left', () => {
    expect(renewalMs(timeLeft('2027-01-10T09:14:00.000Z', NOW))).toBe(1_000);
    expect(renewalMs(timeLeft(AT, NOW))).toBeGreaterThan(1_000);
  });
});
